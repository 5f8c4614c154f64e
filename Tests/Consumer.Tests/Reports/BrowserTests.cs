using Unroll;

namespace Acme.Vision.Tests.Reports;

/// <summary>The page as a person sees it.</summary>
public sealed class BrowserTests : ReportFolder
{
    [BrowserFact]
    public void Opens_without_errors_and_is_drawn_in_light_and_dark()
    {
        using var network = new Garments(seed: 2);
        (DataSet train, DataSet dev) = Bands(120).Split(0.25);
        new Trainer<Garments>(network, new Adam(0.003f)) { Report = Path() }.Fit(train, dev, epochs: 3, batchSize: 20);

        // What the browser has made of it, with what only a browser knows: whether pictures are decoded, and how wide it is.
        string page = File.ReadAllText(Path());
        Assert.DoesNotContain("http", page);
        File.WriteAllText(Path("asked.html"), page.Replace("</body>", """
            <script>
            const pictures = [...document.images].filter(one => one.complete && one.naturalWidth > 1).length;
            const page = document.documentElement, beyond = page.scrollWidth - page.clientWidth;
            document.title = pictures + ' ' + document.querySelectorAll('svg').length + ' ' + beyond;
            </script></body>
            """));
        (string document, IReadOnlyList<string> console) = Browser.Open(Path("asked.html"), width: 500);
        Assert.Empty(console);
        int tensors = network.Parameters.Count, learned = network.Parameters.Count(tensor => !tensor.Description.IsStatistic);
        string told = document.Split("<title>")[1].Split("</title>")[0];
        // 24 samples and the kernels; charts and histograms; nothing beyond the window.
        Assert.Equal($"25 {8 + tensors + learned} 0", told);

        Browser.Photograph(Path(), Path("light.png"), 1000, 1400);
        Browser.Photograph(Path(), Path("dark.png"), 1000, 1400, dark: true);
        var light = new Screenshot(Path("light.png"));
        var dark = new Screenshot(Path("dark.png"));
        Assert.InRange(light.Drawn, 0.02, 0.5);
        Assert.InRange(dark.Drawn, 0.02, 0.5);
        Assert.True(light[0, 0].Green > 200 && dark[0, 0].Green < 60);
    }
}
