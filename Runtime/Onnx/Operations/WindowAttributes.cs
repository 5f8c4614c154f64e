using Unroll.Onnx.Schema;

namespace Unroll.Onnx;

/// <summary>The attributes of a window that slides over planes.</summary>
internal static class WindowAttributes
{
    public static AttributeProto[] Of(NodeContext context) =>
    [
        OnnxAttribute.Of("kernel_shape", context.Integer("Window.Height"), context.Integer("Window.Width")),
        OnnxAttribute.Of("strides", context.Integer("Window.StrideY"), context.Integer("Window.StrideX")),
        OnnxAttribute.Of(
            "pads",
            context.Integer("Window.PadTop"), context.Integer("Window.PadLeft"), context.Integer("Window.PadBottom"), context.Integer("Window.PadRight")),
    ];
}
