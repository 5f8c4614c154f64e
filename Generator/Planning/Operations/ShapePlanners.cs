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
