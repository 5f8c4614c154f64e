using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests.Weights;

public sealed class SavedLayoutTests
{
    private static readonly LoadOptions PyTorch = new() { Layout = WeightLayout.PyTorch };

    [Fact]
    public void Networks_write_what_PyTorch_writes()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-layout-").FullName, path = Path.Combine(folder, "saved.safetensors");
        try
        {
            foreach ((Network network, string file) in new (Network, string)[]
            {
                (new SmallLeNet5(seed: 1), "lenet.safetensors"), (new SmallResNet(seed: 1), "resnet.safetensors"),
                (new SmallDecoder(seed: 1), "decoder.safetensors"),
            })
            {
                using Network disposed = network;
                network.Load(TrainedOutputs.FileOf(file), PyTorch);
                network.Save(path, new SaveOptions { Layout = WeightLayout.PyTorch });
                Dictionary<string, (long[] Shape, double[] Values)> written = PlainSafeTensors.Read(path),
                    expected = PlainSafeTensors.Read(TrainedOutputs.FileOf(file));
                Assert.Equal(
                    expected.Keys.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Order(),
                    written.Keys.Order());
                foreach ((string name, (long[] shape, double[] values)) in written)
                {
                    Assert.Equal(expected[name].Shape, shape);
                    Assert.Equal(expected[name].Values, values);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_a_network_saves_in_a_layout_its_windows_load()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-layout-").FullName, path = Path.Combine(folder, "saved.safetensors");
        try
        {
            using Network network = Comparison.Create(typeof(Windowed));
            foreach (WeightLayout layout in Enum.GetValues<WeightLayout>())
            {
                network.Save(path, new SaveOptions { Layout = layout });
                using var windows = new WindowedOverPicture(seed: 5);
                windows.Load(path, new LoadOptions { Layout = layout });
                foreach (ParameterTensor parameter in network.Parameters)
                {
                    float[] expected = new float[parameter.Length], values = new float[parameter.Length];
                    parameter.CopyTo(expected);
                    windows.Parameters[parameter.Name].CopyTo(values);
                    Assert.Equal(expected, values);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_is_saved_in_a_layout_is_loaded_in_it()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-layout-").FullName, path = Path.Combine(folder, "saved.safetensors");
        try
        {
            var refused = new List<string>();
            foreach (Type type in Catalog.Networks)
            {
                using Network network = Comparison.Create(type), other = (Network)Activator.CreateInstance(type, 5)!;
                foreach (WeightLayout layout in Enum.GetValues<WeightLayout>())
                {
                    if (network.Parameters.Count == 0)
                        continue;
                    try
                    {
                        network.Save(path, new SaveOptions { Layout = layout });
                    }
                    catch (NotSupportedException) when (layout == WeightLayout.PyTorch)
                    {
                        refused.Add(type.Name);
                        continue;
                    }

                    LoadResult result = other.Load(path, new LoadOptions { Layout = layout });
                    Assert.Equal(network.Parameters.Count, result.Loaded.Count);
                    foreach (ParameterTensor parameter in network.Parameters)
                    {
                        float[] expected = new float[parameter.Length], values = new float[parameter.Length];
                        parameter.CopyTo(expected);
                        other.Parameters[parameter.Name].CopyTo(values);
                        Assert.Equal(expected, values);
                    }
                }
            }

            // A part of flattened planes; groups and neighbors among them; a vector as planes; flattened planes, element by element with a
            // vector; weights shared by planes and a vector.
            Assert.Equal(
                ["Divided", "FlattenedNorms", "OtherExtents", "ResponsesOfVectors", "TwoInputs", "WeightsInTwoOrders"],
                refused.Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
