using System.IO.Compression;

namespace Unroll.Stress.Harness;

/// <summary>
/// Damaged files against a reader: it reads or refuses them with a documented exception, and allocates no more than
/// the file's size explains.
/// </summary>
internal abstract class FileAttack : Attack
{
    /// <summary>What reading any small file may allocate, exception and message included.</summary>
    private const long SmallFile = 1 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-stress-").FullName;
    private long _refused, _read, _largest;

    public override string Summary =>
        FormattableString.Invariant($", {_read} read, {_refused} refused, at most {_largest / 1024} KB allocated by one");

    /// <summary>Where the damaged file stands.</summary>
    protected string FilePath => Path.Combine(_folder, "file");

    public override void Try(Random random)
    {
        byte[] bytes = Draw(random);
        File.WriteAllBytes(FilePath, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (Reads(random))
            _read++;
        else
            _refused++;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        _largest = Math.Max(_largest, allocated);
        Require(allocated <= SmallFile + (50L * UnpackedLength(bytes)), $"reading a file of {bytes.Length} bytes allocated {allocated}");
    }

    /// <summary>Some files come through undamaged.</summary>
    public override string? Missing =>
        _read > 0 && _refused > 0 ? null : $"{_read} files were read and {_refused} refused; expected some of both";

    public override void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The bytes of a damaged file.</summary>
    protected abstract byte[] Draw(Random random);

    /// <summary>Reads the file and checks what it gave; false where it was refused.</summary>
    protected abstract bool Reads(Random random);

    /// <summary>Damages a file plain, or packed: before packing, after it, or both; in one member or in two.</summary>
    protected static byte[] DamagePerhapsPacked(byte[] bytes, Random random)
    {
        if (random.Next(2) == 0)
            return Mutation.Damage(bytes, random);
        byte[] content = random.Next(3) == 0 ? Mutation.Damage(bytes, random) : bytes;
        int cut = random.Next(content.Length + 1);
        byte[] packed = random.Next(2) == 0 ? Pack(content) : [.. Pack(content[..cut]), .. Pack(content[cut..])];
        return random.Next(3) == 0 ? packed : Mutation.Damage(packed, random);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>Deflate packs to a thousandth at best (RFC 1951).</summary>
    private static long UnpackedLength(byte[] bytes) => bytes is [0x1F, 0x8B, ..] ? 1032L * bytes.Length : bytes.Length;
}
