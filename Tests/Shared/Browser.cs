using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Unroll.Tests;

/// <summary>Opens pages in a Chromium without a window. Each call starts one with an empty profile, and ends it.</summary>
internal static partial class Browser
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Chromium lays out pages in no narrower window, in pixels; a narrower page is shown in a frame.</summary>
    private const int NarrowestWindow = 500;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    /// <summary>The browser: what UNROLL_BROWSER names, else the first on the PATH; null where there is none.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Opens a page, lets its scripts run, and reads what became of it.</summary>
    /// <param name="page">The file, or an address such as http://127.0.0.1:8000/.</param>
    /// <param name="width">The width of the window, in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <returns>The document as HTML, and what was written to the console: errors of scripts are there, too.</returns>
    public static (string Document, IReadOnlyList<string> Console) Open(string page, int width = 1280, int height = 800)
    {
        (string document, string log) = Run(page, "--dump-dom", $"--window-size={width},{height}");
        return (document, [.. ConsoleLine().Matches(log).Select(match => match.Groups[1].Value)]);
    }

    /// <summary>Opens a page and takes a picture of the upper left of it.</summary>
    /// <param name="page">The file, or an address.</param>
    /// <param name="picture">The PNG file to write.</param>
    /// <param name="width">The width of the window and of the picture, in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="dark">Whether the reader likes dark pages.</param>
    public static void Photograph(string page, string picture, int width = 1280, int height = 800, bool dark = false)
    {
        File.Delete(picture);
        string frame = "";
        if (width < NarrowestWindow)
        {
            frame = Path.Combine(Path.GetTempPath(), $"unroll-frame-{Guid.NewGuid():N}.html");
            File.WriteAllText(
                frame,
                "<!DOCTYPE html><body style=\"margin:0\">"
                + $"<iframe src=\"{Address(page)}\" width=\"{width}\" height=\"{height}\" style=\"border:0\"></iframe></body>");
        }

        try
        {
            (_, string log) = Run(
                frame.Length > 0 ? frame : page,
                "--hide-scrollbars",
                $"--screenshot={Path.GetFullPath(picture)}",
                $"--window-size={width},{height}",
                $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}");
            Assert.True(File.Exists(picture), $"No picture was taken of {page}:\n{log}");
        }
        finally
        {
            if (frame.Length > 0)
                File.Delete(frame);
        }
    }

    private static string Address(string page) =>
        page.Contains("://", StringComparison.Ordinal) ? page : new Uri(Path.GetFullPath(page)).AbsoluteUri;

    private static (string Output, string Log) Run(string page, params string[] arguments)
    {
        string profile = Directory.CreateTempSubdirectory("unroll-browser-").FullName;
        try
        {
            var start = new ProcessStartInfo(
                Program ?? throw new InvalidOperationException("There is no browser."),
                ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--enable-logging=stderr",
                    $"--user-data-dir={profile}", .. arguments, Address(page)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), log = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"The browser did not end within {Limit.TotalSeconds} seconds with {page}.");
            }

            Assert.True(process.ExitCode == 0, $"The browser ended with {process.ExitCode}:\n{log.Result}");
            return (output.Result, log.Result);
        }
        finally
        {
            Remove(profile);
        }
    }

    /// <summary>Removes a profile. Processes of a browser that has ended may still write there for a moment.</summary>
    private static void Remove(string profile)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("UNROLL_BROWSER") is { Length: > 0 } named)
            return named;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    // [2686:2686:1129/192559.498693:INFO:CONSOLE:1] "text", source: file:///page.html (1)
    [GeneratedRegex(@"^\[[^\]]*:CONSOLE[:(]\d+\)?\] ""(.*?)"", source: ", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ConsoleLine();
}
