using System.Globalization;
using System.Text.Json.Nodes;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Compare;

/// <summary>Measures another path than the processor's best: in child processes whose runtime has instructions switched off.</summary>
internal static class PathComparison
{
    private const int Pairs = 3;

    /// <summary>The names for which the share of the default path's speed is told.</summary>
    private static readonly string[] Shared = ["lenet", "conv64"];

    private static readonly Dictionary<string, string> Unchanged = [];

    /// <summary>Prints the lines of the path, and then the shares.</summary>
    /// <param name="path">The path.</param>
    /// <param name="names">What to compare; all if empty.</param>
    /// <param name="settings">How.</param>
    /// <param name="json">A file for the figures, or null.</param>
    public static void Run(PathChoice path, string[] names, ComparisonSettings settings, string? json)
    {
        string report = Path.GetTempFileName();
        try
        {
            ChildProcess.Run(Arguments(names, settings, report), Switches(path), shown: true, settings.Stop);
            JsonObject measured = Read(report);
            foreach (string name in Shared.Where(name => names.Length == 0 || names.Contains(name)))
            {
                Figures share = Share(path, name, settings, report);
                Console.WriteLine(share);
                measured["lines"]!.AsArray().Add(share.ToJson());
            }

            if (json is not null)
                Report.Write(measured, json);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>The speed of the path as a share of the default path's, measured by turns.</summary>
    private static Figures Share(PathChoice path, string name, ComparisonSettings settings, string report)
    {
        ComparisonSettings alone = settings with { Peer = PeerChoice.None };
        var usual = new double[Pairs];
        var chosen = new double[Pairs];
        for (int pair = 0; pair < Pairs; pair++)
        {
            usual[pair] = Microseconds(name, alone, Unchanged, report);
            chosen[pair] = Microseconds(name, alone, Switches(path), report);
        }

        return new Figures(name)
            .Add("isa", path.ToString().ToLowerInvariant())
            .Add("ours_us", Statistics.Median(chosen))
            .Add("default_us", Statistics.Median(usual))
            .Add("share_of_default", Statistics.MedianRatio(usual, chosen), "F3");
    }

    private static double Microseconds(
        string name, ComparisonSettings settings, IReadOnlyDictionary<string, string> environment, string report)
    {
        ChildProcess.Run(Arguments([name], settings, report), environment, shown: false, settings.Stop);
        return Read(report)["lines"]![0]!["ours_us"]!.GetValue<double>();
    }

    /// <summary>The runtime's own switches; an instruction set that builds on another goes with it.</summary>
    private static Dictionary<string, string> Switches(PathChoice path) => path switch
    {
        PathChoice.Avx2 => new() { ["DOTNET_EnableAVX512"] = "0" },
        _ => new() { ["DOTNET_EnableAVX2"] = "0" },
    };

    private static string[] Arguments(string[] names, ComparisonSettings settings, string report) =>
    [
        "compare", .. names,
        "--threads", Text(settings.Threads), "--peer", settings.Peer.ToString(), "--rounds", Text(settings.RoundCount), "--json", report,
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Read(string report) => JsonNode.Parse(File.ReadAllText(report))!.AsObject();
}
