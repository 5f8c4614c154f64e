using System.Text;

namespace Unroll.Exchange.Tests.Weights;

[Network]
internal sealed partial class EqualLayers
{
    [Input(2)]                Layer x;
    [Dense(2, Bias = false)]  Layer one;
    [Dense(2, Bias = false)]  Layer two;
    [Dense(2, Bias = false)]  Layer three;
}

public sealed class MatchByShapeTests : IDisposable
{
    private static readonly LoadOptions InOrder = new() { Layout = WeightLayout.PyTorch, MatchByShape = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-shapes-").FullName;

    private string File1 => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tensors_are_paired_in_order_whatever_their_names()
    {
        using SmallLeNet5 lenet = new(seed: 1), keras = new(seed: 2);
        lenet.Load(TrainedOutputs.FileOf("lenet.checkpoint.pt"), InOrder);
        TrainedOutputs.Check(lenet, "lenet.check.json");
        foreach (string file in new[] { "lenet.h5", "lenet.weights.h5", "lenet.keras" })
        {
            keras.LoadKeras(TrainedOutputs.FileOf(file), new LoadOptions { MatchByShape = true });
            TrainedOutputs.Check(keras, "lenet.check.json");
        }

        using var resnet = new SmallResNet(seed: 1);
        resnet.Load(TrainedOutputs.FileOf("resnet.pt"), InOrder);
        TrainedOutputs.Check(resnet, "resnet.check.json");
    }

    [Fact]
    public void Another_order_is_refused_where_it_differs()
    {
        using var lenet = new SmallLeNet5(seed: 1);
        string path = TrainedOutputs.FileOf("lenet.safetensors");
        Assert.Equal(
            $"{path}: tensor 1: the file has 'conv1.bias' [2], expected [2, 1, 5, 5] for 'conv1.weights'. "
            + "LoadOptions.MatchByShape pairs them in order; give LoadOptions.Rename where the order is another one.",
            Refused(lenet, path, InOrder));
        Assert.Equal(
            $"{path}: the file has 9 tensors, SmallLeNet5 expects 10; nothing is left for 'fc3.bias'. "
            + "LoadOptions.MatchByShape needs as many; skip those of other layers by LoadOptions.Rename.",
            Refused(lenet, path = TrainedOutputs.FileOf("lenet.pt"), new LoadOptions
            {
                Layout = WeightLayout.PyTorch, MatchByShape = true, Rename = name => name == "fc3.bias" ? null : name,
            }).Replace(path, TrainedOutputs.FileOf("lenet.safetensors")));
    }

    [Fact]
    public void Layers_that_only_their_names_tell_apart_are_refused_where_the_names_are_sorted()
    {
        using var network = new EqualLayers(seed: 1);
        Write("l1.weight", "l2.weight", "l10.weight");
        network.Load(File1, InOrder);
        float[] values = new float[4];
        network.Parameters["three.weights"].CopyTo(values);
        Assert.Equal([8f, 10f, 9f, 11f], values);
        Write("l1.weight", "l10.weight", "l2.weight");
        Assert.StartsWith(
            $"{File1}: the order is ambiguous: 'l10.weight' stands before 'l2.weight', so the tensors are sorted by their names, "
            + "and 'one.weights' and 'two.weights' have the same shape.",
            Refused(network, File1, InOrder));
        Write("l1.weight", "l2.running_mean", "l3.weight");
        Assert.StartsWith(
            $"{File1}: tensor 2: the file has 'l2.running_mean', expected a 'weight' for 'two.weights'.", Refused(network, File1, InOrder));
    }

    [Fact]
    public void What_else_may_differ_goes_with_names_alone()
    {
        using var network = new EqualLayers(seed: 1);
        Assert.Throws<ArgumentException>(() => network.Load(File1, new LoadOptions { MatchByShape = true, AllowExtra = true }));
    }

    private static string Refused(Network network, string path, LoadOptions options)
    {
        float[] before = TrainedOutputs.ValuesOf(network);
        string message = Assert.Throws<InvalidDataException>(() => network.Load(path, options)).Message;
        Assert.Equal(before, TrainedOutputs.ValuesOf(network));
        return message;
    }

    private void Write(params string[] names)
    {
        string header = "{" + string.Join(",", names.Select((name, i) =>
            $$"""
            "{{name}}":{"dtype":"F32","shape":[2,2],"data_offsets":[{{16 * i}},{{16 * (i + 1)}}]}
            """)) + "}";
        byte[] values = [.. Enumerable.Range(0, 4 * names.Length).SelectMany(value => BitConverter.GetBytes((float)value))];
        File.WriteAllBytes(File1, [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), .. values]);
    }
}
