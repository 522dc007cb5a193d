# embed.awk - tables in, one C file out: each line of a table is a line of C, so messages and debuggers show the row.
# awk -f embed.awk en/units.tsv ... > tables.c ; the name is the last two parts of the path without .tsv
BEGIN { count = 0; print "#include \"language/table.h\"\n" }
FNR == 1 {
	if (count)
		print "\t;"
	n = split(FILENAME, part, "/")
	name = part[n - 1] "/" part[n]
	sub(/\.tsv$/, "", name)
	names[count] = name
	printf "static const char table_%d[] =\n", count++
}
{
	gsub(/\\/, "\\\\\\\\") # twice as many as are wanted: the replacement is read once more
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	gsub(/\?\?/, "?\"\"?")
	printf "\t\"%s\\n\"\n", $0
}
END {
	if (count)
		print "\t;\n"
	print "const BuiltinTable builtin_tables[] = {"
	for (i = 0; i < count; i++)
		printf "\t{ \"%s\", table_%d, (ptrdiff_t)sizeof table_%d - 1 },\n", names[i], i, i
	print "\t{ 0, 0, 0 }\n};"
	printf "const ptrdiff_t builtin_table_count = %d;\n", count
}
