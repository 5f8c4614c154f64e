using System.Text.RegularExpressions;

namespace Unroll.Exchange.Tests.Import;

/// <summary>ResNet-18 as it was trained on ImageNet learns other classes: its last block and a new head, while the rest stays.</summary>
public sealed class FineTuningTests : IDisposable
{
    private const int Samples = 4, Steps = 3, Extent = 224, Learning = 3;   // of the last three stages one is a pooling

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-tuning-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_last_block_learns_and_the_rest_keeps_its_bits()
    {
        ImportedNetwork imported = OnnxImport.Read(
            TrainedModels.PathOf("ResNet18"), new OnnxImportOptions { Name = "ResNet18", Namespace = "Tuned" });
        string weights = Path.Combine(_folder, "weights.safetensors");
        imported.SaveWeights(weights);
        Type type = Tool.NetworkCompiler.Compile([Tuned(imported.Source)]).GetType("Tuned.ResNet18", throwOnError: true)!;
        using var network = (Network)Activator.CreateInstance(type, 1)!;
        LoadResult result = network.Load(weights, new LoadOptions { AllowMissing = true });
        Assert.Equal(["kind.weights", "kind.bias"], result.Kept.Select(tensor => tensor.Name));

        using var batch = new Batch(network.Declaration, Samples);
        Draw(batch);
        Dictionary<string, float[]> before = Values(network);
        var optimizer = new Adam(1e-3f);
        float first = network.ComputeGradients(batch), last = first;
        for (int step = 0; step < Steps; step++)
        {
            optimizer.Step(network);
            last = network.ComputeGradients(batch);
        }

        Assert.True(last < first / 2, $"the loss was {first} and is {last}");
        Dictionary<string, float[]> after = Values(network);
        ILookup<bool, ParameterDescription> learned = network.Declaration.Parameters.ToLookup(parameter => !parameter.Frozen);
        Assert.All(learned[false], parameter => Assert.Equal(before[parameter.Name], after[parameter.Name]));
        Assert.All(learned[true], parameter => Assert.NotEqual(before[parameter.Name], after[parameter.Name]));
        Assert.True(learned[false].Count() > learned[true].Count() && learned[true].Any(parameter => parameter.Shape is [3, 3, 512, 512]));
    }

    /// <summary>The declaration with a head, and with all stages before the last ones frozen that have weights.</summary>
    private static string Tuned(string source)
    {
        int network = source.IndexOf("[Network]", StringComparison.Ordinal);
        int stages = source[network..].Split(" Layer ").Length - 1, stage = 0;
        string frozen = Regex.Replace(source[network..], @"\](\s+Layer )", field =>
            ++stage > 1 && stage <= stages - Learning ? $", Frozen]{field.Groups[1]}" : field.Value);
        frozen = Regex.Replace(frozen, @"(\[(Max|Avg|GlobalAvg)Pool[^\]]*), Frozen\]", "$1]");
        return source[..network] + frozen.Insert(frozen.LastIndexOf('}'), "    [Dense(2), SoftmaxCrossEntropy] Layer kind;\n");
    }

    /// <summary>Stripes across and stripes down, of several widths.</summary>
    private static void Draw(Batch batch)
    {
        Span<float> pixels = batch.Input(0);
        int length = pixels.Length / Samples;
        for (int i = 0; i < pixels.Length; i++)
        {
            int sample = i / length, pixel = i % length / 3, along = sample % 2 == 0 ? pixel / Extent : pixel % Extent;
            pixels[i] = along / (8 + (4 * sample)) % 2 * 200;
        }

        for (int sample = 0; sample < Samples; sample++)
            batch.Labels(0)[sample] = sample % 2;
    }

    private static Dictionary<string, float[]> Values(Network network) => network.Parameters.ToDictionary(tensor => tensor.Name, tensor =>
    {
        float[] values = new float[tensor.Length];
        tensor.CopyTo(values);
        return values;
    });
}
