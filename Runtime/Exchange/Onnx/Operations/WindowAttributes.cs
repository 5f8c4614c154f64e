using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>The attributes of a window that slides over planes.</summary>
internal static class WindowAttributes
{
    public static AttributeProto[] Of(NodeContext context, WindowPadding padding) =>
    [
        OnnxAttribute.Of("kernel_shape", context.Integer("Window.Height"), context.Integer("Window.Width")),
        OnnxAttribute.Of("strides", context.Integer("Window.StrideY"), context.Integer("Window.StrideX")),
        OnnxAttribute.Of("pads", padding.Top, padding.Left, padding.Bottom, padding.Right),
    ];

    /// <summary>Those of an operator whose taps may have pixels between them.</summary>
    public static AttributeProto[] WithDilations(NodeContext context) =>
    [
        .. Of(context, WindowPadding.Reached(context)),
        OnnxAttribute.Of("dilations", context.Integer("Window.DilationY"), context.Integer("Window.DilationX")),
    ];
}
