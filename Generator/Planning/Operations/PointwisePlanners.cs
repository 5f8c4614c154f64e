using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans what works element by element: the value lies as the inputs do, planar where all of them are.</summary>
internal abstract class PointwisePlanner : OperationPlanner
{
    public override LayoutKind Kind(Planner planner, Unit unit) =>
        unit.Main.Inputs.All(input => planner.KindOf(input) == LayoutKind.Planar) ? LayoutKind.Planar
        : Layout.IsSparse(unit.Main.Shape) && unit.Main.Inputs.All(input => planner.KindOf(input) != LayoutKind.Padded) ? LayoutKind.Exact
        : LayoutKind.Padded;

    public override Demand Demand(Planner planner, Unit unit, int input) => new([planner.KindOf(unit.Result.Index)!.Value]);

    protected static Value[] Inputs(ForwardPass pass, Unit unit) =>
        Enumerable.Range(0, unit.Main.Inputs.Count).Select(input => pass.Input(unit, input)).ToArray();
}

/// <summary>Plans activations that stand alone.</summary>
internal sealed class ActivationPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(ReluOperation), typeof(LeakyReluOperation), typeof(SigmoidOperation), typeof(TanhOperation)];

    public override void Forward(ForwardPass pass, Unit unit) => pass.Steps.Add(PointwiseKernel.Step(
        pass.StageOf(unit.Main), new ActivationFunction((ActivationOperation)unit.Main.Operation), Inputs(pass, unit), pass.Output(unit)));

    public override void Backward(BackwardPass pass, Unit unit)
    {
        Value gradient = pass.Gradient(unit)!;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        var function = new ActivationGradientFunction((ActivationOperation)unit.Main.Operation);
        pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), function, [pass.Output(unit), gradient], target, accumulate));
    }
}

/// <summary>Plans sums of stages.</summary>
internal sealed class AddPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(AddOperation)];

    public override bool TakesActivation => true;

    public override void Forward(ForwardPass pass, Unit unit)
    {
        Value[] inputs = Inputs(pass, unit);
        pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), new SumFunction(inputs.Length, unit.Function), inputs, pass.Output(unit)));
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        string stage = pass.StageOf(unit.Main);
        Value sum = pass.Gradient(unit)!;
        if (unit.Function is { } function)
        {
            Value gradient = sum;
            sum = pass.Temporary(unit.Main, gradient.Layout);
            pass.Steps.Add(PointwiseKernel.Step(stage, new ActivationGradientFunction(function), [pass.Output(unit), gradient], sum));
        }

        for (int input = 0; input < unit.Main.Inputs.Count; input++)
        {
            if (!pass.NeedsGradient(unit, input))
                continue;
            (Value target, bool accumulate) = pass.Contribute(unit, input);
            pass.Steps.Add(PointwiseKernel.Step(stage, new IdentityFunction(), [sum], target, accumulate));
        }
    }
}

/// <summary>Plans products of stages.</summary>
internal sealed class MultiplyPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(MultiplyOperation)];

    public override void Forward(ForwardPass pass, Unit unit)
    {
        Value[] inputs = Inputs(pass, unit);
        pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), new ProductFunction(inputs.Length), inputs, pass.Output(unit)));
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        Value gradient = pass.Gradient(unit)!;
        for (int input = 0; input < unit.Main.Inputs.Count; input++)
        {
            if (!pass.NeedsGradient(unit, input))
                continue;
            // The gradient of one factor is that of the product times all the others.
            Value[] factors = [gradient, .. Enumerable.Range(0, unit.Main.Inputs.Count).Where(other => other != input).Select(other => pass.Input(unit, other))];
            (Value target, bool accumulate) = pass.Contribute(unit, input);
            pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), new ProductFunction(factors.Length), factors, target, accumulate));
        }
    }
}

/// <summary>Plans dropout, which only training sees: a prediction's graph has none.</summary>
internal sealed class DropoutPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(DropoutOperation)];

    /// <summary>Not the caller's order: masks are drawn by rows of whole vectors.</summary>
    public override LayoutKind Kind(Planner planner, Unit unit) => base.Kind(planner, unit) == LayoutKind.Planar ? LayoutKind.Planar : LayoutKind.Padded;

    public override void Forward(ForwardPass pass, Unit unit) =>
        pass.Steps.Add(Step(pass.StageOf(unit.Main), unit, pass.Input(unit, 0), pass.Output(unit)));

    public override void Backward(BackwardPass pass, Unit unit)
    {
        Value gradient = pass.Gradient(unit)!;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        // The mask depends on the runs that were walked forward, so the gradient walks them likewise.
        Value written = accumulate ? pass.Temporary(unit.Main, target.Layout) : target;
        pass.Steps.Add(Step(pass.StageOf(unit.Main), unit, gradient, written));
        if (accumulate)
            pass.Steps.Add(PointwiseKernel.Step(pass.StageOf(unit.Main), new IdentityFunction(), [written], target, true));
    }

    private static Step Step(string stage, Unit unit, Value input, Value output)
    {
        // Row by row whatever lies between the rows, so that the mask of an element is the same forward and backward.
        Layout layout = output.Layout;
        Sweep sweep = layout.Kind == LayoutKind.Planar
            ? new(Run.PlaneRow, layout.Channels, layout.Height, layout.Width)
            : new(Run.Row, 1, layout.Height, Layout.RoundUp(layout.Channels) * layout.Width);
        float rate = ((DropoutOperation)unit.Main.Operation).Rate;
        return new(stage, new DropoutKernel(sweep, sweep.StepsOf(input.Layout), sweep.StepsOf(output.Layout), rate, unit.Main.Index), [input.First, output.First]);
    }
}
