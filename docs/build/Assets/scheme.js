// Before anything is drawn: the scheme that the reader chose.
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { /* a browser may keep nothing for pages of files */ }
