using System.Text;

namespace Unroll.Stress.Harness;

/// <summary>Damages the bytes of a file as discs, networks, editors and adversaries do.</summary>
internal static class Mutation
{
    private static readonly byte[] Odd =
    [
        0, 1, 0x7F, 0x80, 0xFE, 0xFF, (byte)'"', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)',', (byte)'\n', (byte)'\r', (byte)'-',
        (byte)'9',
    ];

    private static readonly string[] Numbers =
    [
        "-1", "0", "1", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "1e3", "1.5", "-0", "01", "99999999999999999999999", "NaN", "null",
    ];

    /// <summary>A damaged copy: one change most of the time, sometimes several.</summary>
    public static byte[] Damage(byte[] bytes, Random random)
    {
        byte[] damaged = bytes;
        int changes = random.Next(3) > 0 ? 1 : random.Next(2, 6);
        for (int i = 0; i < changes; i++)
            damaged = Once(damaged, random);
        return damaged;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
            return [(byte)random.Next(256)];
        int place = random.Next(bytes.Length),
            length = Math.Min(bytes.Length - place, 1 + (random.Next(4) > 0 ? random.Next(8) : random.Next(bytes.Length)));
        switch (random.Next(9))
        {
            case 0:
                return With(bytes, place, [(byte)(bytes[place] ^ (1 << random.Next(8)))], 1);
            case 1:
                return With(bytes, place, [Odd[random.Next(Odd.Length)]], 1);
            case 2:
                return bytes[..place];
            case 3:
                return With(bytes, place, [], length);
            case 4:
                return With(bytes, random.Next(bytes.Length + 1), bytes[place..(place + length)], 0);
            case 5:
                byte[] noise = new byte[random.Next(1, 20)];
                random.NextBytes(noise);
                return With(bytes, place, noise, random.Next(2) * Math.Min(noise.Length, bytes.Length - place));
            case 6:
                return OtherNumber(bytes, place, random);
            case 7:
                return [.. bytes, .. new byte[random.Next(1, 5)]];
            default:
                return [.. bytes, .. bytes[..(random.Next(2) * length)]];
        }
    }

    /// <summary>Puts another number in the place of the next one that is written in digits.</summary>
    private static byte[] OtherNumber(byte[] bytes, int from, Random random)
    {
        int start = from;
        while (start < bytes.Length && !char.IsAsciiDigit((char)bytes[start]))
            start++;
        int end = start;
        while (end < bytes.Length && char.IsAsciiDigit((char)bytes[end]))
            end++;
        return With(bytes, start, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)]), end - start);
    }

    private static byte[] With(byte[] bytes, int place, byte[] put, int removed) =>
        [.. bytes[..place], .. put, .. bytes[(place + removed)..]];
}
