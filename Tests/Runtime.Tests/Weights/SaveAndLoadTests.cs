using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Weights;

public sealed class SaveAndLoadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-weights-").FullName;

    private string File1 => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Loading_gives_the_bits_that_were_saved()
    {
        using LinearNetwork saved = new(13, 5, seed: 1), loaded = new(13, 5, seed: 2);
        saved.Parameters["y.weights"]
            .CopyFrom([float.MaxValue, float.Epsilon, -0f, .. Enumerable.Range(3, 62).Select(i => MathF.Exp(i - 30))]);
        saved.Save(File1);
        float[] x = new float[13], expected = new float[5], y = new float[5];
        x[4] = 1;
        loaded.Predict(x, y);
        loaded.Load(File1);
        Assert.Equal(saved.Values.ToArray().Select(BitConverter.SingleToInt32Bits),
            loaded.Values.ToArray().Select(BitConverter.SingleToInt32Bits));
        saved.Predict(x, expected);
        loaded.Predict(x, y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void A_resource_that_is_missing_or_has_no_weights_is_told()
    {
        using LinearNetwork network = new(13, 5, seed: 1);
        float[] before = network.Values.ToArray();
        const string Place = "Unroll.Runtime.Tests, resource ";
        Assert.Equal(
            $"{Place}none: there is none of that name; expected the weights of Linear.",
            Assert.Throws<FileNotFoundException>(() => network.LoadWeights("none")).Message);
        Assert.StartsWith(
            $"{Place}pytorch_lbfgs.json: ", Assert.Throws<InvalidDataException>(() => network.LoadWeights("pytorch_lbfgs.json")).Message);
        Assert.Equal(before, network.Values.ToArray());
    }

    [Fact]
    public void The_file_is_byte_for_byte_a_safetensors_file()
    {
        using var network = new LinearNetwork(2, 3);
        network.Parameters["y.weights"].CopyFrom([1, 2, 3, 4, 5, 6]);
        network.Parameters["y.factor"].CopyFrom([7, 8, 9]);
        network.Parameters["y.bias"].CopyFrom([10, 11, 12]);
        network.Save(File1);

        byte[] bytes = File.ReadAllBytes(File1);
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        const string Json =
            """{"__metadata__":{"network":"Linear"},"y.weights":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}"""
            + ""","y.factor":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}"""
            + ""","y.bias":{"dtype":"F32","shape":[3],"data_offsets":[36,48]}}""";
        Assert.Equal(Json, Encoding.UTF8.GetString(bytes, 8, header).TrimEnd(' '));
        Assert.Equal(0, header % 8);
        Assert.Equal(8 + header + 48, bytes.Length);
        for (int i = 0; i < 12; i++)
            Assert.Equal(i + 1, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + header + (4 * i))));
    }

    [Fact]
    public void A_file_written_by_others_in_another_order_is_read()
    {
        // As the format's own library writes it: sorted by name, padded with spaces.
        string json = """{"y.bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"""
            + ""","y.factor":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"}"""
            + ""","y.weights":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]}}    """;
        SafeTensorsBytes.Write(File1, json, [3, 4, 5, 6]);
        using var network = new LinearNetwork(2, 1);
        network.Load(File1);
        Assert.Equal([5, 6], LinearReference.Values(network, "y.weights"));
        Assert.Equal([4], LinearReference.Values(network, "y.factor"));
        Assert.Equal([3], LinearReference.Values(network, "y.bias"));
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_nothing_beside_it()
    {
        using var network = new LinearNetwork(2, 1);
        File.WriteAllText(File1, "something longer than the new file " + new string('x', 10_000));
        network.Save(File1);
        Assert.Equal([File1], Directory.GetFiles(_folder));
        network.Load(File1);
    }

    [Fact]
    public void A_failing_save_leaves_the_old_file_and_nothing_beside_it()
    {
        using var network = new LinearNetwork(2, 1);
        network.Save(File1);
        byte[] before = File.ReadAllBytes(File1);
        network.Parameters["y.weights"].CopyFrom([1, float.NaN]);
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => network.Save(File1));
        Assert.StartsWith("'y.weights' [1, 0] is NaN", thrown.Message);
        Assert.Throws<FormatException>(() => FileReplacement.Write(File1, stream =>
        {
            stream.WriteByte(1);
            throw new FormatException();
        }));
        Assert.Equal(before, File.ReadAllBytes(File1));
        Assert.Equal([File1], Directory.GetFiles(_folder));

        string folder = Path.Combine(_folder, "folder");
        Directory.CreateDirectory(folder);
        network.Parameters["y.weights"].CopyFrom([1, 2]);
        Assert.ThrowsAny<Exception>(() => network.Save(folder));
        Assert.Equal([File1], Directory.GetFiles(_folder));
        Assert.ThrowsAny<IOException>(() => network.Save(Path.Combine(_folder, "missing", "file")));
    }

    [Fact]
    public void The_header_is_valid_JSON_for_any_name()
    {
        const string Name = "größe \"x\" \\ \u0001.weights";
        var description = new NetworkDescription(
            "Odd", [], [], [], [], [new(Name, [1], 0, Initializer.Zero, 0, 1, 1, 0, 0, false)],
            new MemoryDescription(16, 16, 0, 0, 0, 0, 1, 1));
        byte[] header = SafeTensorsHeader.Format(description, ForeignLayout.Of(description, WeightLayout.Unroll));
        using JsonDocument json = JsonDocument.Parse(header);
        Assert.Equal("F32", json.RootElement.GetProperty(Name).GetProperty("dtype").GetString());
        Assert.Equal(Name, Assert.Single(SafeTensorsHeader.Parse(header)).Name);
    }
}
