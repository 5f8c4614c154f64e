using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans what the runtime computes pixel by pixel over the channels. It writes elements only, so the padding of the channels must be zero already, and
/// takes pixels in one run, or row by row where something lies between the rows.
/// </summary>
internal abstract class PixelPlanner : OperationPlanner
{
    public sealed override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.IsSparse(fused.Main.Shape) ? LayoutKind.Nhwc : LayoutKind.NhwcPadded;

    public sealed override LayoutRequirement LayoutRequirement(Planner planner, FusedOperation fused, int input) => new([Kind(planner, fused)]);

    public sealed override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Operand[] scratch = Scratch(pass.StageOf(fused.Main), output);
        (int rows, int pixels) = Rows(input, output);
        Kernel kernel = Kernel(fused.Main.Operation, pixels, output.Layout.Channels, input.Layout.PixelStride, output.Layout.PixelStride);
        for (int row = 0; row < rows; row++)
            pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [RowOf(input, row), RowOf(output, row), .. scratch]));
        NeedZeros(output);
    }

    public sealed override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Value gradient = pass.Gradient(fused)!;
        pass.ContributeBy(fused, 0, kind: null, adds: false, (target, _) =>
        {
            NeedZeros(target);
            Value[] values = ReadsInput ? [input, output, gradient, target] : [output, gradient, target];
            Operand[] scratch = Scratch(pass.StageOf(fused.Main), output);
            (int rows, int pixels) = Rows(values);
            Kernel kernel = GradientKernel(
                fused.Main.Operation, pixels, output.Layout.Channels,
                input.Layout.PixelStride, output.Layout.PixelStride, gradient.Layout.PixelStride, target.Layout.PixelStride);
            for (int row = 0; row < rows; row++)
                pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [.. values.Select(value => RowOf(value, row)), .. scratch]));
        });
    }

    /// <summary>Whether the gradient depends on the input besides the output.</summary>
    protected virtual bool ReadsInput => true;

    /// <summary>Floats for each channel that the functions need for themselves.</summary>
    protected virtual int ScratchPerChannel => 0;

    protected abstract Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride);

    protected abstract Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride);

    private Operand[] Scratch(string stage, Value value) => ScratchPerChannel == 0 ? []
        : [Operand.Scratch(stage + " sums", ScratchPerChannel * value.Layout.Channels)];

    // Where the output is the caller's own there is no padding.
    private static void NeedZeros(Value value)
    {
        if (value.Base.Buffer is { } buffer)
            buffer.NeedsZeros = true;
    }

    private static (int Rows, int Pixels) Rows(params Value[] values)
    {
        Layout layout = values[values.Length - 1].Layout;
        return values.Any(value => value.Layout.HasGaps) ? (layout.Height, layout.Width) : (1, layout.Height * layout.Width);
    }

    private static Operand RowOf(Value value, int row) => value.First.Plus(row * value.Layout.RowStride);
}
