using System.Text;

namespace Unroll.Packaging.Tests;

/// <summary>The bytes of ONNX models, for those that no network exports. The numbers are those of the fields in onnx.proto.</summary>
internal static class OnnxBytes
{
    private static readonly string[] Names = ["first", "second"];

    /// <summary>A model of two nodes, both of which read the input x.</summary>
    public static byte[] Of(string first, string second)
    {
        byte[] nodes =
        [
            .. Names.Zip([first, second]).SelectMany(node =>
                Field(1, [.. Text(1, "x"), .. Text(2, node.First), .. Text(3, node.First), .. Text(4, node.Second)])),
        ];
        byte[] shape = [.. Field(1, Number(1, 1)), .. Field(1, Number(1, 4))];
        byte[] type = Field(1, [.. Number(1, 1), .. Field(2, shape)]);
        byte[] input = Field(11, [.. Text(1, "x"), .. Field(2, type)]);
        byte[] outputs = [.. Names.SelectMany(name => Field(12, Text(1, name)))];
        return [.. Number(1, 8), .. Field(7, [.. nodes, .. input, .. outputs]), .. Field(8, [.. Text(1, ""), .. Number(2, 17)])];
    }

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Number(int field, byte number) => [(byte)(field << 3), number];

    private static byte[] Field(int field, byte[] content) =>
        content.Length < 128 ? [(byte)((field << 3) | 2), (byte)content.Length, .. content]
        : [(byte)((field << 3) | 2), (byte)((content.Length & 127) | 128), (byte)(content.Length >> 7), .. content];
}
