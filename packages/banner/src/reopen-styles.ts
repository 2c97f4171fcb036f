import { tokens } from './tokens.ts'

/** Every declaration ends in `;` (see `adoptStyles`). */
export const reopenStyles = `${tokens}
.kvitto-reopen{
all:revert;position:fixed;z-index:2147483646;inset:auto auto 12px;inset-inline-start:12px;
min-height:36px;padding:6px 14px;border:1px solid var(--kvitto-edge);border-radius:18px;
background:var(--kvitto-surface);color:var(--kvitto-text);cursor:pointer;
font:500 max(13px,.8125rem)/1.4 var(--kvitto-font);
}
.kvitto-reopen[hidden],.kvitto~.kvitto-reopen{display:none;}
.kvitto-reopen::before,.kvitto-reopen::after{content:none;}
.kvitto-reopen:hover{text-decoration:underline;}
.kvitto-reopen:focus-visible{outline:3px solid var(--kvitto-text);outline-offset:2px;}
@media print{.kvitto-reopen{display:none;}}
`
