using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans inputs: the forward pass itself loads them.</summary>
internal sealed class InputPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(InputOperation)];

    public override void Forward(ForwardPass pass, Unit unit)
    {
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
    }
}

/// <summary>Plans flattening: the same memory, once its elements lie side by side in canonical order.</summary>
internal sealed class FlattenPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(FlattenOperation)];

    public override bool IsAlias => true;

    public override Demand Demand(Planner planner, Unit unit, int input) => new([LayoutKind.Exact, LayoutKind.Padded], Contiguous: true);

    public override void Forward(ForwardPass pass, Unit unit)
    {
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
    }
}

/// <summary>Plans concatenation along the channels: each input is copied into its place.</summary>
internal sealed class ConcatPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(ConcatOperation)];

    public override Demand Demand(Planner planner, Unit unit, int input) => new(Planning.Demand.Any, ElementsOnly: true);

    public override void Forward(ForwardPass pass, Unit unit)
    {
        Value output = pass.Output(unit);
        int channel = 0;
        for (int input = 0; input < unit.Main.Inputs.Count; input++)
        {
            Value source = pass.Input(unit, input);
            pass.Steps.Add(CopyKernel.Step(pass.StageOf(unit.Main), source.Layout.Shape, source, output, toChannel: channel));
            channel += source.Layout.Channels;
        }
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        Value gradient = pass.Gradient(unit)!;
        int channel = 0;
        for (int input = 0; input < unit.Main.Inputs.Count; input++)
        {
            Shape shape = pass.Input(unit, input).Layout.Shape;
            if (pass.NeedsGradient(unit, input))
            {
                (Value target, bool accumulate) = pass.Contribute(unit, input);
                pass.Steps.Add(CopyKernel.Step(pass.StageOf(unit.Main), shape, gradient, target, fromChannel: channel, accumulate: accumulate));
            }

            channel += shape.Channels;
        }
    }
}

/// <summary>Plans softmax over the channels.</summary>
internal sealed class SoftmaxPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(SoftmaxOperation)];

    public override void Forward(ForwardPass pass, Unit unit)
    {
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        for (int row = 0; row < RowCalls(input, output); row++)
        {
            var kernel = new SoftmaxKernel(Pixels(input, output), input.Layout.Channels, input.Layout.PixelStep, output.Layout.PixelStep);
            pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, [RowOf(input, row), RowOf(output, row)]));
        }

        NeedZeros(output);
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        Value output = pass.Output(unit);
        Value gradient = pass.Gradient(unit)!;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        Value written = accumulate ? pass.Temporary(unit.Main, target.Layout) : target;
        NeedZeros(written);
        for (int row = 0; row < RowCalls(output, output); row++)
        {
            var kernel = new SoftmaxGradientKernel(
                Pixels(output, output), output.Layout.Channels, output.Layout.PixelStep, gradient.Layout.PixelStep, written.Layout.PixelStep);
            pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, [RowOf(output, row), RowOf(gradient, row), RowOf(written, row)]));
        }

        if (accumulate)
            pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), new IdentityFunction(), [written], target, true));
    }

    /// <summary>The runtime writes elements only, so the padding of the channels must be zero already.</summary>
    private static void NeedZeros(Value value) => value.Base.Buffer!.NeedsZeros = true;

    private static int RowCalls(Value input, Value output) => HasGaps(input) || HasGaps(output) ? output.Layout.Height : 1;

    private static int Pixels(Value input, Value output) =>
        RowCalls(input, output) > 1 ? output.Layout.Width : output.Layout.Height * output.Layout.Width;

    private static bool HasGaps(Value value) => value.Layout.HasGaps;

    private static Operand RowOf(Value value, int row) => value.First.Plus(row * value.Layout.RowStep);
}
