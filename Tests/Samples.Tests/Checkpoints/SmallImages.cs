using System.Buffers.Binary;
using System.IO.Compression;

namespace Unroll.Samples.Tests.Checkpoints;

/// <summary>The first images of the part of Fashion-MNIST in the repository, as a set of their own.</summary>
internal static class SmallImages
{
    /// <summary>Writes the four files of the set into a folder.</summary>
    public static void Write(string folder, int train, int test)
    {
        Cut(folder, "train-images-idx3-ubyte", 16, 28 * 28, train);
        Cut(folder, "train-labels-idx1-ubyte", 8, 1, train);
        Cut(folder, "t10k-images-idx3-ubyte", 16, 28 * 28, test);
        Cut(folder, "t10k-labels-idx1-ubyte", 8, 1, test);
    }

    private static void Cut(string folder, string name, int header, int length, int count)
    {
        byte[] bytes = new byte[header + (count * length)];
        string packed = Path.Combine(AppContext.BaseDirectory, "Data", "fashion-mnist", $"{name}.gz");
        using (var whole = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
            whole.ReadExactly(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(sizeof(int)), count);
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
