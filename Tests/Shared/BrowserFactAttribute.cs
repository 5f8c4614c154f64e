namespace Unroll.Tests;

/// <summary>A test that opens a page in a browser: it is skipped, and told so, where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Program is null
        ? "needs Chromium or Chrome: apt install chromium, or name the program in UNROLL_BROWSER"
        : null;
}
