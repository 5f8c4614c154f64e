using System.Text.Json;
using System.Text.Json.Nodes;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Compare;

/// <summary>What a run measured: printed as it comes, and written as JSON.</summary>
internal sealed class Report(double peakGflops)
{
    private readonly JsonArray lines = [];

    /// <summary>Processor, path, peak and runtime, for the first line.</summary>
    public override string ToString() =>
        $"processor=\"{Machine.Processor}\" isa={Machine.Path} fma_peak_gflops={peakGflops:F1} dotnet={Environment.Version}";

    /// <summary>Prints figures and keeps them.</summary>
    public void Add(Figures figures)
    {
        Console.WriteLine(figures.Add("isa", Machine.Path));
        lines.Add(figures.ToJson());
    }

    /// <summary>Writes everything to a file.</summary>
    public void Write(string path) => Write(
        new JsonObject
        {
            ["processor"] = Machine.Processor,
            ["isa"] = Machine.Path,
            ["fma_peak_gflops"] = peakGflops,
            ["dotnet"] = Environment.Version.ToString(),
            ["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["lines"] = lines,
        },
        path);

    /// <summary>Writes a report: beside the file and then renamed, so that the file is whole or untouched.</summary>
    public static void Write(JsonObject report, string path)
    {
        string beside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(beside, report.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
