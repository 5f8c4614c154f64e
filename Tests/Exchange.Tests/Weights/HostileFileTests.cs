using System.IO.Compression;
using System.Text;

namespace Unroll.Exchange.Tests.Weights;

/// <summary>Files that were made to do harm, or that are something else, are refused by name.</summary>
public sealed class HostileFileTests : IDisposable
{
    private static readonly LoadOptions PyTorch = new() { Layout = WeightLayout.PyTorch };

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-hostile-").FullName;
    private readonly SmallLeNet5 _network = new(seed: 3);

    private string File1 => Path.Combine(_folder, "weights.pt");

    public void Dispose()
    {
        _network.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_module_is_refused_by_the_name_of_its_class()
    {
        string path = TrainedOutputs.FileOf("resnet.module.pt");
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => _network.Load(path, PyTorch));
        Assert.Equal(
            $"{path}: it asks for '__main__.ResNet', which no state dict needs, and which was not run. "
            + "Save with torch.save(model.state_dict(), path).",
            thrown.Message);
    }

    [Theory]
    [InlineData("cos\nsystem\n(X\u0004\0\0\0truetR.", "it asks for 'os.system'")]
    [InlineData("cbuiltins\neval\n.", "it asks for 'builtins.eval'")]
    [InlineData("}2.", "its pickle has the instruction DUP")]
    [InlineData("(ios\nsystem\n.", "its pickle has the instruction INST")]
    [InlineData("}(o.", "its pickle has the instruction OBJ")]
    [InlineData("}\u0001.", "its pickle has the instruction 0x01")]
    [InlineData("}", "its pickle is cut off")]
    [InlineData(".", "its pickle is damaged")]
    [InlineData("}h\u0001.", "its pickle is damaged")]
    [InlineData("}X\u0005\0\0\0othera.", "its pickle is damaged")]
    [InlineData("}.", "the file has no tensors, expected a state dict")]
    [InlineData("X\u0000\u0000\u0000\u00FF.", "its pickle has a text of 4278190080 bytes")]
    public void A_pickle_of_something_else_is_refused(string pickle, string message)
    {
        WritePickle(Encoding.Latin1.GetBytes(pickle));
        Refused(message);
    }

    [Theory]
    [InlineData(4, 0, 4, 1, 4, null)]
    [InlineData(4, 0, 5, 1, 4, "tensor 't': it reaches up to element 5 of a storage that has 4")]
    [InlineData(4, 1, 4, 1, 4, "tensor 't': it reaches up to element 5 of a storage that has 4")]
    [InlineData(4, 0, 2, 4, 4, "tensor 't': it reaches up to element 5 of a storage that has 4")]
    [InlineData(4, 0, -4, 1, 4, "tensor 't': it has the shape [-4], strides [1] and offset 0, expected no negative ones")]
    [InlineData(4, -1, 4, 1, 4, "tensor 't': it has the shape [4], strides [1] and offset -1, expected no negative ones")]
    [InlineData(4, 3, 4, -1, 4, "tensor 't': it has the shape [4], strides [-1] and offset 3, expected no negative ones")]
    [InlineData(5, 0, 4, 1, 4, "its storage '0' has 16 bytes, expected 20 for 5 F32")]
    [InlineData(4, 0, int.MaxValue, int.MaxValue, 4, "tensor 't': it reaches up to element")]
    [InlineData(4, 0, 1 << 20, 0, 4, null)]
    [InlineData(4, 0, int.MaxValue, 0, 4, "its tensors show 2147483647 elements of the 4 that it has")]
    public void A_view_beyond_its_storage_is_refused(int claimed, int offset, int extent, int stride, int stored, string? message)
    {
        using var pickle = new MemoryStream();
        Write("\u0080\u0002}X\u0001\0\0\0tctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\n");
        Write("X\u0001\0\0\0" + "0X\u0003\0\0\0cpuJ");
        pickle.Write(BitConverter.GetBytes(claimed));
        Write("tQJ");
        pickle.Write(BitConverter.GetBytes(offset));
        Write("J");
        pickle.Write(BitConverter.GetBytes(extent));
        Write("\u0085J");
        pickle.Write(BitConverter.GetBytes(stride));
        Write("\u0085\u0089ccollections\nOrderedDict\n)RtRs.");
        WritePickle(pickle.ToArray(), new float[stored]);
        if (message is null)
            Assert.Equal("t", Assert.Throws<InvalidDataException>(() => _network.Load(File1, PyTorch)).Message.Split('\'')[^2]);
        else
            Refused(message);

        void Write(string text) => pickle.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Each list has the one before it twice: some hundred bytes stand for more lists than there are atoms.</summary>
    [Fact]
    public void Lists_within_each_other_cost_no_more_than_a_limit()
    {
        var pickle = new StringBuilder("]q\0");
        for (int i = 0; i < 200; i++)
            pickle.Append("](h").Append((char)i).Append('h').Append((char)i).Append("eq").Append((char)(i + 1));
        WritePickle(Encoding.Latin1.GetBytes(pickle.Append('.').ToString()));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused("its pickle has more than");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    /// <summary>The same long key in many dictionaries: a hundred thousand bytes stand for hundreds of megabytes of names.</summary>
    [Fact]
    public void Names_cost_no_more_than_a_limit()
    {
        string first = "}X\0\0\u0001\0" + new string('a', 1 << 16) + "q\0Ns";
        WritePickle(Encoding.Latin1.GetBytes($"]({first}{string.Concat(Enumerable.Repeat("}h\0Ns", 5000))}e."));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused("its pickle has names of more than");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300 << 20);
    }

    [Fact]
    public void A_zip_bomb_is_not_unpacked()
    {
        using (ZipArchive archive = ZipFile.Open(File1, ZipArchiveMode.Create))
        {
            using Stream entry = archive.CreateEntry("bomb.npy", CompressionLevel.Fastest).Open();
            entry.Write(NpyHeader("<f4", "(50000000,)"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200_000_000; i += zeros.Length)
                entry.Write(zeros.AsSpan(0, Math.Min(zeros.Length, 200_000_000 - i)));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused("the file has 1 tensors, SmallLeNet5 expects 10; it lacks 'conv1.weight' for 'conv1.weights'");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Theory]
    [InlineData(">f4", "(2,)", 8, "array 'conv1.bias': its elements are big-endian (>f4), expected little-endian")]
    [InlineData("<f4", "(2,)", 4, "tensor 'conv1.bias': the file has 4 bytes of data, expected 8 for F32 [2]")]
    [InlineData("<f4", "(-2,)", 8, "array 'conv1.bias': its shape is (-2,), expected whole numbers of at least 0")]
    [InlineData("|O", "(2,)", 8, "tensor 'conv1.bias': the file has |O [2], expected F64, F32, F16 or BF16 [2]")]
    [InlineData("<i8", "(2,)", 16, "tensor 'conv1.bias': the file has I64 [2], expected F64, F32, F16 or BF16 [2]")]
    [InlineData("<f4", "(99999999999999999999,)", 8, "array 'conv1.bias': its shape is (99999999999999999999,)")]
    public void An_array_of_something_else_is_refused(string type, string shape, int bytes, string message)
    {
        File.Copy(TrainedOutputs.FileOf("lenet.npz"), File1);
        using (ZipArchive archive = ZipFile.Open(File1, ZipArchiveMode.Update))
        {
            archive.GetEntry("conv1.bias.npy")!.Delete();
            using Stream entry = archive.CreateEntry("conv1.bias.npy").Open();
            entry.Write(NpyHeader(type, shape));
            entry.Write(new byte[bytes]);
        }

        Refused(message);
    }

    [Theory]
    [InlineData("lenet.h5", "the file is HDF5, as Keras writes it, which the package Unroll.Exchange reads: network.LoadKeras(path).")]
    [InlineData("lenet.keras", "the file is of Keras, with HDF5 in it, which the package Unroll.Exchange reads: network.LoadKeras(path).")]
    public void Files_for_the_other_package_are_told(string file, string message) =>
        Assert.Equal($"{TrainedOutputs.FileOf(file)}: {message}",
            Assert.Throws<InvalidDataException>(() => _network.Load(TrainedOutputs.FileOf(file))).Message);

    [Fact]
    public void The_layout_that_a_file_usually_has_is_named() => Assert.Contains(
        "For names and orders of PyTorch, set LoadOptions.Layout = WeightLayout.PyTorch.",
        Assert.Throws<InvalidDataException>(() => _network.Load(TrainedOutputs.FileOf("lenet.pt"))).Message);

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../weights.bin")]
    [InlineData("")]
    [InlineData("C:\\\\weights.bin")]
    public void A_manifest_names_no_files_elsewhere(string path)
    {
        File.WriteAllText(File1, $$"""{"weightsManifest":[{"paths":["{{path}}"],"weights":[]}]}""");
        Refused("\"paths\" holds '");
    }

    private static byte[] NpyHeader(string type, string shape)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header)];
    }

    private void Refused(string message)
    {
        float[] before = TrainedOutputs.ValuesOf(_network);
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => _network.Load(File1, PyTorch));
        Assert.StartsWith($"{File1}: {message}", thrown.Message);
        Assert.Equal(before, TrainedOutputs.ValuesOf(_network));
    }

    private void WritePickle(byte[] pickle, float[]? storage = null)
    {
        using ZipArchive archive = ZipFile.Open(File1, ZipArchiveMode.Create);
        using (Stream entry = archive.CreateEntry("archive/data.pkl").Open())
            entry.Write(pickle);
        using (Stream entry = archive.CreateEntry("archive/data/0").Open())
            entry.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(storage ?? []));
    }
}
