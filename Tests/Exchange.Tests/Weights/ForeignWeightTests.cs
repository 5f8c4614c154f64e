namespace Unroll.Exchange.Tests.Weights;

/// <summary>Networks trained in PyTorch give its outputs here, whatever file their weights come from.</summary>
public sealed class ForeignWeightTests
{
    private static readonly LoadOptions PyTorch = new() { Layout = WeightLayout.PyTorch }, Keras = new() { Layout = WeightLayout.Keras };

    [Theory]
    [InlineData("lenet.pt", "lenet.check.json")]
    [InlineData("lenet.legacy.pth", "lenet.check.json")]
    [InlineData("lenet.protocol4.pt", "lenet.check.json")]
    [InlineData("lenet.double.pt", "lenet.check.json")]
    [InlineData("lenet.strided.pt", "lenet.check.json")]
    [InlineData("lenet.strided.legacy.pt", "lenet.check.json")]
    [InlineData("lenet.safetensors", "lenet.check.json")]
    [InlineData("lenet.npz", "lenet.check.json")]
    [InlineData("lenet.compressed.npz", "lenet.check.json")]
    [InlineData("lenet.half.pt", "lenet.half.check.json")]
    [InlineData("lenet.half.safetensors", "lenet.half.check.json")]
    [InlineData("lenet.bfloat16.pt", "lenet.bfloat16.check.json")]
    [InlineData("lenet.bfloat16.safetensors", "lenet.bfloat16.check.json")]
    public void LeNet_from_PyTorch(string file, string check)
    {
        using var network = new SmallLeNet5(seed: 1);
        LoadResult result = network.Load(TrainedOutputs.FileOf(file), PyTorch);
        Assert.Empty(result.Kept);
        Assert.Empty(result.Unused);
        TrainedOutputs.Check(network, check);
    }

    [Theory]
    [InlineData("resnet.pt")]
    [InlineData("resnet.legacy.pth")]
    [InlineData("resnet.safetensors")]
    public void ResNet_from_PyTorch(string file)
    {
        using var network = new SmallResNet(seed: 1);
        LoadResult result = network.Load(TrainedOutputs.FileOf(file), PyTorch);
        Assert.Empty(result.Kept);
        Assert.Equal(5, result.Unused.Count);
        Assert.All(result.Unused, tensor => Assert.EndsWith("num_batches_tracked", tensor.NameInFile));
        TrainedOutputs.Check(network, "resnet.check.json");
    }

    [Theory]
    [InlineData("decoder.pt")]
    [InlineData("decoder.safetensors")]
    public void Decoder_from_PyTorch(string file)
    {
        using var network = new SmallDecoder(seed: 1);
        LoadResult result = network.Load(TrainedOutputs.FileOf(file), PyTorch);
        Assert.Empty(result.Kept);
        Assert.Empty(result.Unused);
        TrainedOutputs.Check(network, "decoder.check.json");
    }

    [Fact]
    public void Flattened_values_behind_each_other_from_PyTorch()
    {
        using var network = new SmallBranches(seed: 1);
        network.Load(TrainedOutputs.FileOf("branches.pt"), PyTorch);
        TrainedOutputs.Check(network, "branches.check.json");
    }

    [Theory]
    [InlineData("lenet.h5", "lenet.check.json")]
    [InlineData("lenet.weights.h5", "lenet.check.json")]
    [InlineData("lenet.keras", "lenet.check.json")]
    [InlineData("lenet.classes.keras", "lenet.check.json")]
    [InlineData("lenet.tfjs.json", "lenet.check.json")]
    [InlineData("lenet.quantized.tfjs.json", "lenet.quantized.check.json")]
    public void LeNet_from_Keras(string file, string check)
    {
        using var network = new SmallLeNet5(seed: 1);
        LoadResult result = network.LoadKeras(TrainedOutputs.FileOf(file));
        Assert.Empty(result.Kept);
        Assert.Empty(result.Unused);
        TrainedOutputs.Check(network, check);
    }

    [Theory]
    [InlineData("lenet.tfjs.json", "lenet.check.json")]
    [InlineData("lenet.quantized.tfjs.json", "lenet.quantized.check.json")]
    public void TensorFlowJs_needs_no_other_package(string file, string check)
    {
        using var network = new SmallLeNet5(seed: 1);
        network.Load(TrainedOutputs.FileOf(file), Keras);
        TrainedOutputs.Check(network, check);
    }

    /// <summary>The outputs hang on the order of flattened planes: with the columns of the file as they stand they are others.</summary>
    [Fact]
    public void A_dense_layer_behind_a_flattening_counts_channels_first_in_PyTorch()
    {
        using SmallLeNet5 network = new(seed: 1), naive = new(seed: 2);
        network.Load(TrainedOutputs.FileOf("lenet.pt"), PyTorch);
        naive.Load(TrainedOutputs.FileOf("lenet.pt"), PyTorch);
        float[] ours = new float[100 * 12], transposed = new float[100 * 12];
        network.Parameters["fc1.weights"].CopyTo(ours);
        Dictionary<string, (long[] Shape, double[] Values)> file = PlainSafeTensors.Read(TrainedOutputs.FileOf("lenet.safetensors"));
        (long[] shape, double[] theirs) = file["fc1.weight"];
        Assert.Equal([12, 100], shape);
        for (int unit = 0; unit < 12; unit++)
        {
            for (int y = 0; y < 5; y++)
            {
                for (int x = 0; x < 5; x++)
                {
                    for (int channel = 0; channel < 4; channel++)
                    {
                        float value = ours[(((((y * 5) + x) * 4) + channel) * 12) + unit];
                        Assert.Equal((float)theirs[(unit * 100) + (((channel * 5) + y) * 5) + x], value);
                    }
                }
            }

            for (int input = 0; input < 100; input++)
                transposed[(input * 12) + unit] = (float)theirs[(unit * 100) + input];
        }

        naive.Parameters["fc1.weights"].CopyFrom(transposed);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => TrainedOutputs.Check(naive, "lenet.check.json"));
    }

    [Fact]
    public void Tensors_within_a_checkpoint_are_renamed()
    {
        using var network = new SmallLeNet5(seed: 1);
        network.Load(TrainedOutputs.FileOf("lenet.checkpoint.pt"), new LoadOptions
        {
            Layout = WeightLayout.PyTorch,
            Rename = name => name.StartsWith("model.", StringComparison.Ordinal) ? name["model.".Length..] : null,
        });
        TrainedOutputs.Check(network, "lenet.check.json");
    }

    /// <summary>The file names it "/model_weights/fc3/fc3/bias:0", or "/layers/fc3/vars/1".</summary>
    [Theory]
    [InlineData("lenet.h5")]
    [InlineData("lenet.keras")]
    public void A_layer_of_Keras_that_is_skipped_keeps_its_values(string file)
    {
        using var network = new SmallLeNet5(seed: 1);
        LoadResult result = network.LoadKeras(
            TrainedOutputs.FileOf(file), new LoadOptions { Rename = name => name.Contains("fc3", StringComparison.Ordinal) ? null : name });
        Assert.Equal(["fc3.weights", "fc3.bias"], result.Kept.Select(tensor => tensor.Name));
        Assert.All(result.Kept, tensor => Assert.Equal(LoadMismatch.Skipped, tensor.Reason));
    }
}
