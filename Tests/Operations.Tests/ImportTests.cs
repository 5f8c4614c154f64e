using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Unroll.Exchange.Onnx;
using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Operations.Tests.Reference;
using Exported = Unroll.Exchange.Tests.Comparison;

namespace Unroll.Operations.Tests;

/// <summary>
/// Networks that are exported as ONNX and imported again are the same declarations up to names, with the same bits in their weights: then
/// they are compiled to the same code, and predict the same bits.
/// </summary>
public sealed class ImportTests : IDisposable
{
    private const int RandomNetworkCount = 100;
    private const long MostNumbers = 1 << 26;   // of a network of the samples; VGG has nothing that others have not

    /// <summary>An LRN of an even size, and a join of two values of which each repeats the other.</summary>
    private static readonly string[] Refused = ["/Pow: Pow", "or of one and a part of its extents"];

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-same-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Networks_of_the_catalog_come_back_as_they_were() => Check(Catalog.Cases.Select(@case => @case.Build()));

    [Fact]
    public void Random_networks_come_back_as_they_were() =>
        Check(Enumerable.Range(0, RandomNetworkCount).Select(RandomNetworkTests.Draw));

    [Fact]
    public void Networks_of_the_samples_come_back_as_they_were()
    {
        IEnumerable<string> files = Directory.EnumerateDirectories(Repository, "Samples*").SelectMany(folder =>
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Check(files.Select(file => (file, File.ReadAllText(file))));
    }

    private static string Repository
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder!, "Generated.sln")))
                folder = Path.GetDirectoryName(folder);
            return folder!;
        }
    }

    private void Check(IEnumerable<ReferenceNetwork> networks) => Check(SourceText.Files([.. networks]));

    private void Check(IEnumerable<(string Name, string Text)> files)
    {
        List<string> failures = [], refused = [], otherwise = [];
        Dictionary<string, NetworkGraph> networks = BoundNetworks.Bind(files, failures)
            .Where(network => network.Value.Nodes.SelectMany(node => node.Parameters).Sum(tensor => (long)tensor.Length) < MostNumbers)
            .ToDictionary();
        var imported = new Dictionary<string, (ImportedNetwork, Dictionary<string, string>, Dictionary<string, string>)>();
        foreach ((string name, NetworkGraph graph) in networks)
        {
            try
            {
                imported.Add(name, Import(name, graph));
            }
            catch (UnsupportedModelException exception)
            {
                // The matrices of a resizing do not tell by which scales it was made.
                bool isScaled = graph.Nodes.Any(node => node.Operation is ResizeOperation resize && resize.ScaleY + resize.ScaleX > 0);
                bool isKnown = isScaled || Refused.Any(known => exception.Message.Contains(known, StringComparison.Ordinal));
                (isKnown ? refused : failures).Add($"{name}: {exception.Message}");
            }
        }

        Dictionary<string, NetworkGraph> bound =
            BoundNetworks.Bind(imported.Select(network => (network.Key, network.Value.Item1.Source)), failures);
        foreach ((string name, (ImportedNetwork network, Dictionary<string, string> weights, Dictionary<string, string> own)) in imported)
        {
            if (!bound.ContainsKey(name))
            {
                failures.Add(network.Source);
                continue;
            }

            var form = new NormalForm([]);
            (SortedDictionary<string, int> expected, List<string> before) = form.Of(networks[name], parameter => own[parameter]);
            (SortedDictionary<string, int> outputs, List<string> after) = form.Of(bound[name], parameter => weights[parameter]);
            if (expected.SequenceEqual(outputs) && weights.Count == Read(networks[name]))
                continue;
            if (IsSaidOtherwise(networks[name]))
            {
                otherwise.Add(name);
                continue;
            }

            string Without(List<string> these, List<string> those) =>
                string.Concat(these.Where(one => !those.Remove(one)).Select(one => $"\n      {one}"));
            failures.Add($"{name}: {weights.Count} tensors of {Read(networks[name])}, outputs {string.Join(' ', outputs)} rather than "
                + $"{string.Join(' ', expected)}\n    before:{Without(before, [.. after])}"
                + $"\n    after:{Without(after, [.. before])}\n{network.Source}");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {networks.Count}\n{string.Join('\n', failures)}");

        // Few are compared no further: they would hide what is wrong with the others.
        Assert.True(
            (refused.Count + otherwise.Count) * 20 <= networks.Count,
            $"of {networks.Count} networks {refused.Count} are refused: {string.Join(' ', refused)}\n"
            + $"and {otherwise.Count} come back otherwise: {string.Join(' ', otherwise)}");
    }

    /// <summary>
    /// Whether a declaration may come back as another that predicts the same: rearranged elements are found where they go to, windows
    /// and paddings beyond an image come back as Pad, cosines as a Dense of a vector of length 1, and what changes nothing does not come
    /// back.
    /// </summary>
    private static bool IsSaidOtherwise(NetworkGraph graph) => graph.Nodes.Any(node => node.Operation is RearrangingOperation
        || node.Operation is CosineDenseOperation
        || node.Operation is AvgPoolOperation { Window.CeilMode: true }
        || (node.Operation is TransposedConvolutionOperation more && more.OutputPaddingY >= more.Window.StrideY)
        || (node.Operation is ResizeOperation && graph.Nodes[node.Inputs[0]].Shape == node.Shape)
        || (node.Operation is ConvolutionOperation && graph.Nodes[node.Inputs[0]].Shape is { Height: 1, Width: 1 }));

    /// <summary>The tensors that a prediction reads.</summary>
    private static int Read(NetworkGraph graph)
    {
        HashSet<int> needed = graph.Below(graph.Outputs);
        return graph.Nodes.Where(node => needed.Contains(node.Index)).SelectMany(node => node.Parameters).DistinctBy(tensor => tensor.Name)
            .Count();
    }

    private (ImportedNetwork, Dictionary<string, string> Weights, Dictionary<string, string> Own) Import(string name, NetworkGraph graph)
    {
        string model = Path.Combine(_folder, $"{name}.onnx"), file = Path.Combine(_folder, "weights.safetensors");
        using Network network = Exported.Randomize(new DescribedNetwork(name, graph));
        network.ExportOnnx(model, new OnnxOptions { Layout = OnnxLayout.ChannelsFirst });
        ImportedNetwork imported = OnnxImport.Read(
            model, new OnnxImportOptions { Name = name, Namespace = "Imported", InputLayout = OnnxLayout.ChannelsFirst });
        imported.SaveWeights(file);
        File.Delete(model);
        var own = new Dictionary<string, string>();
        foreach (ParameterTensor parameter in network.Parameters)
        {
            float[] values = new float[parameter.Length];
            parameter.CopyTo(values);
            own.Add(parameter.Name, Text(MemoryMarshal.AsBytes<float>(values)));
        }

        return (imported, Weights(File.ReadAllBytes(file)), own);
    }

    /// <summary>The tensors of a safetensors file by name, each as a text.</summary>
    private static Dictionary<string, string> Weights(byte[] file)
    {
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(file), start = sizeof(long) + header;
        using JsonDocument json = JsonDocument.Parse(file.AsMemory(sizeof(long), header));
        IEnumerable<JsonProperty> tensors = json.RootElement.EnumerateObject().Where(tensor => tensor.Name != "__metadata__");
        return tensors.ToDictionary(tensor => tensor.Name, tensor =>
        {
            int[] offsets = tensor.Value.GetProperty("data_offsets").Deserialize<int[]>()!;
            return Text(file.AsSpan(start)[offsets[0]..offsets[1]]);
        });
    }

    private static string Text(ReadOnlySpan<byte> floats) => $" {Convert.ToHexString(SHA256.HashData(floats))[..12]}";
}
