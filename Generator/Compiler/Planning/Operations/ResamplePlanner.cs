using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans what moves or mixes rows and columns: paddings, croppings and resizings.</summary>
internal sealed class ResamplePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(PadOperation), typeof(CropOperation), typeof(ResizeOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused) => KindOf(fused.Main.Shape);

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        KindOf(fused.Main.Shape) == LayoutKind.Nhwc ? new([LayoutKind.Nhwc], ElementsOnly: true) : new([LayoutKind.NhwcPadded]);

    /// <summary>So few channels would fill much memory in vectors, and rows of them can be copied whole.</summary>
    private static LayoutKind KindOf(Shape shape) =>
        shape.Channels <= Layout.Block / 4 ? LayoutKind.Nhwc : LayoutKind.NhwcPadded;

    private static (AxisTaps Rows, AxisTaps Columns) TapsOf(Planner planner, FusedOperation fused) => planner.Choose(
        fused, () => TapsOf(fused.Main.Operation, planner.NodeOf(fused.Main.Inputs[0]).Shape, fused.Main.Shape));

    private static (AxisTaps Rows, AxisTaps Columns) TapsOf(Operation operation, Shape input, Shape output) => operation switch
    {
        PadOperation pad => (
            PadTaps.Of(pad.Mode, input.Height, pad.Top, output.Height), PadTaps.Of(pad.Mode, input.Width, pad.Left, output.Width)),
        CropOperation crop => (
            PadTaps.Of(PadMode.Zero, input.Height, -crop.Top, output.Height),
            PadTaps.Of(PadMode.Zero, input.Width, -crop.Left, output.Width)),
        ResizeOperation resize => (
            ResizeTaps.Of(resize, input.Height, output.Height, resize.ScaleY),
            ResizeTaps.Of(resize, input.Width, output.Width, resize.ScaleX)),
        _ => throw new NotSupportedException(operation.Name),
    };

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        (AxisTaps rows, AxisTaps columns) = TapsOf(pass.Planner, fused);
        pass.Calls.Add(Call(pass.StageOf(fused.Main), rows, columns, input, output, isGradient: false, accumulate: false));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        (AxisTaps rows, AxisTaps columns) = TapsOf(pass.Planner, fused);
        pass.Calls.Add(Call(
            pass.StageOf(fused.Main), rows.Transposed(), columns.Transposed(), gradient, target, isGradient: true, accumulate));
    }

    private static KernelCall Call(
        string stage, AxisTaps rows, AxisTaps columns, Value input, Value output, bool isGradient, bool accumulate)
    {
        bool isVectorized = output.Layout.Kind == LayoutKind.NhwcPadded;
        int channels = isVectorized ? Layout.RoundUp(output.Layout.Channels) : output.Layout.Channels;
        if (!isVectorized)
            output.WriteElementsOnly();   // behind the last element
        var kernel = new ResampleKernel(
            rows, columns, channels, Strides.Of(input.Layout), Strides.Of(output.Layout), isGradient, accumulate);
        return new(stage, kernel, kernel.HasLine
            ? [input.First, Operand.Scratch(stage + " row", kernel.RowLength), output.First]
            : [input.First, output.First]);
    }
}
