using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// output = input x weights + bias; weights [in, out]. A spatial input is read in canonical order (row, column, channel).
/// </summary>
internal sealed record DenseOperation(int InputLength, int Units, bool Bias) : Operation
{
    public override bool FusesActivation => true;

    public override Operation? WithBias => this with { Bias = true };

    public override long MultiplyAdds(Shape output) => (long)InputLength * Units;

    public override Slid Slide(SlidingInputs inputs) => inputs.Whole(
        window => new ConvolutionOperation(window, inputs.Channels, Units, Bias, Groups: 1, inputs.IsExact));
}

/// <summary>Fully connected: any value, read in canonical order, to a vector of the units.</summary>
internal sealed class DenseBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? units = context.Integer("units");
        bool bias = context.Boolean("Bias", true);
        if (units is null || input.Shape is not { } shape)
            context.Forget(units is null ? null : Shape.Vector(units.Value));
        else
            context.Add(
                new DenseOperation(shape.Length, units.Value, bias),
                Shape.Vector(units.Value),
                $"Dense {BindingContext.Text(units.Value)}",
                [input.Node],
                Weights.Of(context, [shape.Length, units.Value], bias ? units : null, shape.Length, units.Value));
    }
}
