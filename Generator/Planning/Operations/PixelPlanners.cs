using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans what the runtime computes pixel by pixel over the channels. It writes elements only, so the padding of the channels must be zero already, and
/// takes pixels in one run, or row by row where something lies between the rows.
/// </summary>
internal abstract class PixelPlanner : OperationPlanner
{
    public sealed override LayoutKind Kind(Planner planner, Unit unit) => Layout.IsSparse(unit.Main.Shape) ? LayoutKind.Exact : LayoutKind.Padded;

    public sealed override Demand Demand(Planner planner, Unit unit, int input) => new([Kind(planner, unit)]);

    public sealed override void Forward(ForwardPass pass, Unit unit)
    {
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Operand[] scratch = Scratch(pass.StageOf(unit.Main), output);
        (int rows, int pixels) = Rows(input, output);
        for (int row = 0; row < rows; row++)
        {
            Kernel kernel = Kernel(unit.Main.Operation, pixels, output.Layout.Channels, input.Layout.PixelStep, output.Layout.PixelStep);
            pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, [RowOf(input, row), RowOf(output, row), .. scratch]));
        }

        NeedZeros(output);
    }

    public sealed override void Backward(BackwardPass pass, Unit unit)
    {
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Value gradient = pass.Gradient(unit)!;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        Value written = accumulate ? pass.Temporary(unit.Main, target.Layout) : target;
        NeedZeros(written);
        Value[] values = ReadsInput ? [input, output, gradient, written] : [output, gradient, written];
        Operand[] scratch = Scratch(pass.StageOf(unit.Main), output);
        (int rows, int pixels) = Rows(values);
        for (int row = 0; row < rows; row++)
        {
            Kernel kernel = GradientKernel(
                unit.Main.Operation, pixels, output.Layout.Channels, input.Layout.PixelStep, output.Layout.PixelStep, gradient.Layout.PixelStep, written.Layout.PixelStep);
            pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, [.. values.Select(value => RowOf(value, row)), .. scratch]));
        }

        if (accumulate)
            pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), new IdentityFunction(), [written], target, true));
    }

    /// <summary>Whether the gradient depends on the input besides the output.</summary>
    protected virtual bool ReadsInput => true;

    /// <summary>Floats for each channel that the functions need for themselves.</summary>
    protected virtual int ScratchPerChannel => 0;

    protected abstract Kernel Kernel(Operation operation, int pixels, int channels, int inputStep, int outputStep);

    protected abstract Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStep, int outputStep, int gradientStep, int targetStep);

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

    private static Operand RowOf(Value value, int row) => value.First.Plus(row * value.Layout.RowStep);
}

/// <summary>Plans softmax over the channels.</summary>
internal sealed class SoftmaxPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(SoftmaxOperation)];

    protected override bool ReadsInput => false;

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStep, int outputStep) =>
        new SoftmaxKernel(pixels, channels, inputStep, outputStep);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStep, int outputStep, int gradientStep, int targetStep) =>
        new SoftmaxGradientKernel(pixels, channels, outputStep, gradientStep, targetStep);
}

/// <summary>Plans local response normalisation.</summary>
internal sealed class LocalResponseNormPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(LocalResponseNormOperation)];

    protected override int ScratchPerChannel => 2;

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStep, int outputStep) =>
        new LocalResponseNormKernel(pixels, channels, inputStep, outputStep, (LocalResponseNormOperation)operation);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStep, int outputStep, int gradientStep, int targetStep) =>
        new LocalResponseNormGradientKernel(pixels, channels, inputStep, outputStep, gradientStep, targetStep, (LocalResponseNormOperation)operation);
}

/// <summary>Plans the division by the length.</summary>
internal sealed class L2NormalizePlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(L2NormalizeOperation)];

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStep, int outputStep) =>
        new L2NormalizeKernel(pixels, channels, inputStep, outputStep, ((L2NormalizeOperation)operation).Epsilon);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStep, int outputStep, int gradientStep, int targetStep) =>
        new L2NormalizeGradientKernel(pixels, channels, inputStep, outputStep, gradientStep, targetStep, ((L2NormalizeOperation)operation).Epsilon);
}
