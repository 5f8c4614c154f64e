using System.Text;

namespace Unroll.Runtime.Tests.Files;

public sealed class XxHash64Tests
{
    /// <summary>By xxhsum, the program of the algorithm's author.</summary>
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void It_is_the_published_one(string text, ulong expected) => Assert.Equal(expected, Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void How_bytes_are_cut_makes_no_difference()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 37))];
        for (int length = 0; length <= bytes.Length; length += 7)
        {
            ulong expected = Of(bytes[..length]);
            for (int cut = 0; cut <= length; cut += 5)
            {
                var hash = new XxHash64();
                hash.Add(bytes.AsSpan(0, cut));
                Assert.Equal(Of(bytes[..cut]), hash.Value);
                hash.Add(bytes.AsSpan(cut, length - cut));
                Assert.Equal(expected, hash.Value);
            }
        }
    }

    [Fact]
    public void Every_bit_and_every_length_changes_it()
    {
        byte[] bytes = new byte[100];
        var seen = new HashSet<ulong> { Of(bytes) };
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(seen.Add(Of(bytes)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        for (int length = 0; length < bytes.Length; length++)
            Assert.True(seen.Add(Of(bytes[..length])));
    }

    private static ulong Of(byte[] bytes)
    {
        var hash = new XxHash64();
        hash.Add(bytes);
        return hash.Value;
    }
}
