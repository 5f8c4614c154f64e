using System.IO.Compression;
using System.Text;

namespace Unroll.Runtime.Tests.Data;

/// <summary>A file in the temporary folder that is gone at the end of a test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] bytes)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}");
        File.WriteAllBytes(Path, bytes);
    }

    public TemporaryFile(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
