using System.Buffers.Binary;
using Unroll.Stress.Harness;

namespace Unroll.Stress.Attacks;

/// <summary>Damaged IDX files, plain and packed.</summary>
internal sealed class IdxFileAttack : FileAttack
{
    private static readonly (byte Type, int Size)[] Types = [(8, 1), (9, 1), (0xB, 2), (0xC, 4), (0xD, 4), (0xE, 8)];

    protected override byte[] Draw(Random random)
    {
        (byte type, int size) = Types[random.Next(Types.Length)];
        int[] shape = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 6))];
        byte[] bytes = new byte[4 + (4 * shape.Length) + (size * shape.Aggregate(1, (product, extent) => product * extent))];
        random.NextBytes(bytes);
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (0, 0, type, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), shape[i]);
        return DamagePerhapsPacked(bytes, random);
    }

    protected override bool Reads(Random random)
    {
        IdxFile file;
        try
        {
            file = IdxFile.Read(FilePath);
        }
        catch (InvalidDataException exception)
        {
            Require(exception.Message.StartsWith(FilePath, StringComparison.Ordinal),
                $"the message does not name the file: {exception.Message}");
            return false;
        }

        try
        {
            long length = file.Shape.Aggregate(1L, (product, extent) => product * extent);
            float[] numbers = file.ToFloats();
            Require(numbers.Length == length && file.Count * (long)file.SampleLength == length,
                "the numbers are not as many as the shape says");
            Require(numbers.All(float.IsFinite), "a number that is not finite was read");
            Require(file.ToLabels().Length == file.Count, "the labels are not as many as the samples");
        }
        catch (InvalidDataException)
        {
            // A number is not finite; images and negative numbers are no labels.
        }

        return true;
    }
}
