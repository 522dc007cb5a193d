/* suite.h - a test program is one suite: include this, define suite(). Runs from the top folder. */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

Suite *suite(void);

#endif
