using System.Text.Json;

namespace Unroll.Runtime.Tests.Kernels.Distances;

/// <summary>What PyTorch found in double precision (make_distances.py).</summary>
internal static class DistanceCases
{
    private static readonly JsonElement Root = Read();

    public static JsonElement[] Of(string loss) => [.. Root.GetProperty(loss).EnumerateArray()];

    public static TheoryData<int> Numbers(string loss) => [.. Enumerable.Range(0, Of(loss).Length)];

    public static double[] Doubles(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public static float[] Floats(this JsonElement element, string name) => [.. element.Doubles(name).Select(number => (float)number)];

    public static float Float(this JsonElement element, string name) => element.GetProperty(name).GetSingle();

    public static double Loss(this JsonElement element) => element.GetProperty("loss").GetDouble();

    private static JsonElement Read()
    {
        using Stream stream = typeof(DistanceCases).Assembly.GetManifestResourceStream("distances.json")!;
        using JsonDocument json = JsonDocument.Parse(stream);
        return json.RootElement.Clone();
    }
}
