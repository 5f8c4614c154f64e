using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

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
        for (int row = 0; row < rows; row++)
        {
            Kernel kernel = Kernel(fused.Main.Operation, pixels, output.Layout.Channels, input.Layout.PixelStride, output.Layout.PixelStride);
            pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [RowOf(input, row), RowOf(output, row), .. scratch]));
        }

        NeedZeros(output);
    }

    public sealed override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        Value written = accumulate ? pass.Temporary(fused.Main, target.Layout) : target;
        NeedZeros(written);
        Value[] values = ReadsInput ? [input, output, gradient, written] : [output, gradient, written];
        Operand[] scratch = Scratch(pass.StageOf(fused.Main), output);
        (int rows, int pixels) = Rows(values);
        for (int row = 0; row < rows; row++)
        {
            Kernel kernel = GradientKernel(
                fused.Main.Operation, pixels, output.Layout.Channels, input.Layout.PixelStride, output.Layout.PixelStride, gradient.Layout.PixelStride, written.Layout.PixelStride);
            pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [.. values.Select(value => RowOf(value, row)), .. scratch]));
        }

        if (accumulate)
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new IdentityFunction(), [written], target, true));
    }

    /// <summary>Whether the gradient depends on the input besides the output.</summary>
    protected virtual bool ReadsInput => true;

    /// <summary>Floats for each channel that the functions need for themselves.</summary>
    protected virtual int ScratchPerChannel => 0;

    protected abstract Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride);

    protected abstract Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride);

    private Operand[] Scratch(string stage, Value value) => ScratchPerChannel == 0 ? []
        : [Operand.In(Buffer.Scratch(stage + " sums", ScratchPerChannel * value.Layout.Channels))];

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

/// <summary>Plans softmax over the channels.</summary>
internal sealed class SoftmaxPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(SoftmaxOperation)];

    protected override bool ReadsInput => false;

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride) =>
        new SoftmaxKernel(pixels, channels, inputStride, outputStride);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride) =>
        new SoftmaxGradientKernel(pixels, channels, outputStride, gradientStride, targetStride);
}

/// <summary>Plans local response normalization.</summary>
internal sealed class LocalResponseNormPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(LocalResponseNormOperation)];

    protected override int ScratchPerChannel => 2;

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride) =>
        new LocalResponseNormKernel(pixels, channels, inputStride, outputStride, (LocalResponseNormOperation)operation);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride) =>
        new LocalResponseNormGradientKernel(pixels, channels, inputStride, outputStride, gradientStride, targetStride, (LocalResponseNormOperation)operation);
}

/// <summary>Plans the division by the length.</summary>
internal sealed class L2NormalizePlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(L2NormalizeOperation)];

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride) =>
        new L2NormalizeKernel(pixels, channels, inputStride, outputStride, ((L2NormalizeOperation)operation).Epsilon);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride) =>
        new L2NormalizeGradientKernel(pixels, channels, inputStride, outputStride, gradientStride, targetStride, ((L2NormalizeOperation)operation).Epsilon);
}
