using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// XXH64 with seed 0, 64 bits that tell contents apart at the speed of memory: a guard against accidents, not against people. Y. Collet,
/// "xxHash fast digest algorithm", github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md, whose step numbers stand here.
/// </summary>
internal sealed class XxHash64
{
    private const int BlockBytes = 4 * sizeof(ulong);
    private const ulong Prime1 = 0x9E3779B185EBCA87, Prime2 = 0xC2B2AE3D27D4EB4F, Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63, Prime5 = 0x27D4EB2F165667C5;

    private readonly byte[] _rest = new byte[BlockBytes];

    // Step 1.
    private ulong _lane1 = unchecked(Prime1 + Prime2), _lane2 = Prime2, _lane3, _lane4 = unchecked(0 - Prime1);
    private long _length;

    /// <summary>The hash of all bytes so far; how they were cut into pieces makes no difference.</summary>
    public ulong Value
    {
        get
        {
            unchecked
            {
                ulong hash = (_length < BlockBytes ? Prime5 : Converged()) + (ulong)_length;   // steps 3 and 4
                return Avalanche(AddRest(hash, _rest.AsSpan(0, Pending)));
            }
        }
    }

    private int Pending => (int)(_length % BlockBytes);

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        int pending = Pending;
        _length += bytes.Length;
        if (pending > 0)
        {
            int taken = Math.Min(BlockBytes - pending, bytes.Length);
            bytes[..taken].CopyTo(_rest.AsSpan(pending));
            bytes = bytes[taken..];
            if (pending + taken < BlockBytes)
                return;
            AddBlocks(_rest);
        }

        int whole = bytes.Length / BlockBytes * BlockBytes;
        AddBlocks(bytes[..whole]);
        bytes[whole..].CopyTo(_rest);
    }

    // Step 2.
    private void AddBlocks(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        ulong a = _lane1, b = _lane2, c = _lane3, d = _lane4;
        for (int i = 0; i + 3 < words.Length; i += 4)
        {
            a = Round(a, LittleEndian(words[i]));
            b = Round(b, LittleEndian(words[i + 1]));
            c = Round(c, LittleEndian(words[i + 2]));
            d = Round(d, LittleEndian(words[i + 3]));
        }

        (_lane1, _lane2, _lane3, _lane4) = (a, b, c, d);
    }

    private ulong Converged()
    {
        unchecked
        {
            ulong hash = BitOperations.RotateLeft(_lane1, 1) + BitOperations.RotateLeft(_lane2, 7)
                + BitOperations.RotateLeft(_lane3, 12) + BitOperations.RotateLeft(_lane4, 18);
            hash = Merge(hash, _lane1);
            hash = Merge(hash, _lane2);
            hash = Merge(hash, _lane3);
            return Merge(hash, _lane4);
        }
    }

    // Step 5.
    private static ulong AddRest(ulong hash, ReadOnlySpan<byte> rest)
    {
        unchecked
        {
            for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
                hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * Prime1) + Prime4;
            if (rest.Length >= sizeof(uint))
            {
                hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1), 23) * Prime2) + Prime3;
                rest = rest[sizeof(uint)..];
            }

            foreach (byte value in rest)
                hash = BitOperations.RotateLeft(hash ^ (value * Prime5), 11) * Prime1;
            return hash;
        }
    }

    // Step 6.
    private static ulong Avalanche(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return hash ^ (hash >> 32);
        }
    }

    private static ulong Round(ulong lane, ulong word) => unchecked(BitOperations.RotateLeft(lane + (word * Prime2), 31) * Prime1);

    private static ulong Merge(ulong hash, ulong lane) => unchecked(((hash ^ Round(0, lane)) * Prime1) + Prime4);

    private static ulong LittleEndian(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
}
