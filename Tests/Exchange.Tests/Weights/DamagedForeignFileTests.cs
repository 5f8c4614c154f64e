namespace Unroll.Exchange.Tests.Weights;

/// <summary>
/// A file that was cut off or changed anywhere is refused in words, or its numbers are read; the network is never half of each.
/// </summary>
public sealed class DamagedForeignFileTests : IDisposable
{
    private const int Cuts = 150, Flips = 400, Edge = 60;
    private const long MostBytes = 64 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-damaged-").FullName;
    private readonly SmallLeNet5 _network = new(seed: 3);

    public void Dispose()
    {
        _network.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("lenet.pt")]
    [InlineData("lenet.legacy.pth")]
    [InlineData("lenet.protocol4.pt")]
    [InlineData("lenet.strided.pt")]
    [InlineData("lenet.half.pt")]
    [InlineData("lenet.bfloat16.safetensors")]
    [InlineData("lenet.npz")]
    [InlineData("lenet.compressed.npz")]
    [InlineData("lenet.quantized.tfjs.json")]
    [InlineData("lenet.quantized.tfjs.shard2of2.bin")]
    public void Files_of_the_package_Unroll(string file)
    {
        var options = new LoadOptions
        {
            Layout = file.Contains("tfjs", StringComparison.Ordinal) ? WeightLayout.Keras : WeightLayout.PyTorch,
        };
        foreach (string part in Directory.GetFiles(TrainedOutputs.FileOf(""), "lenet.quantized.tfjs.*"))
            File.Copy(part, Path.Combine(_folder, Path.GetFileName(part)));
        string path = Path.Combine(_folder, file);
        string loaded = file.EndsWith(".bin", StringComparison.Ordinal) ? Path.Combine(_folder, "lenet.quantized.tfjs.json") : path;
        byte[] whole = File.ReadAllBytes(TrainedOutputs.FileOf(file));
        float[] before = TrainedOutputs.ValuesOf(_network);
        var random = new Random(1);
        IEnumerable<int> cuts = Enumerable.Range(0, Cuts).Select(_ => random.Next(whole.Length))
            .Concat(Enumerable.Range(0, Edge)).Concat(Enumerable.Range(whole.Length - Edge, Edge)).Where(cut => cut < whole.Length);
        foreach (int cut in cuts)
            Try(whole[..cut], $"cut at {cut}");
        for (int i = 0; i < Flips; i++)
        {
            byte[] bytes = [.. whole];
            int place = random.Next(bytes.Length), bit = random.Next(8);
            bytes[place] ^= (byte)(1 << bit);
            Try(bytes, $"bit {bit} of byte {place}");
        }

        void Try(byte[] bytes, string what)
        {
            File.WriteAllBytes(path, bytes);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            Exception? thrown = Record.Exception(() => _network.Load(loaded, options));
            Assert.True(
                thrown is null || (thrown is InvalidDataException && thrown.Message.StartsWith(loaded, StringComparison.Ordinal)),
                $"{what}: {thrown}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MostBytes, $"{what} took more than {MostBytes} bytes");
            if (thrown is not null)
                Assert.Equal(before, TrainedOutputs.ValuesOf(_network));
            else
                Assert.All(TrainedOutputs.ValuesOf(_network), value => Assert.True(float.IsFinite(value), what));
            before = TrainedOutputs.ValuesOf(_network);
        }
    }
}
