using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The cosines of the angles between the input and the columns of weights [in, out].</summary>
internal sealed record CosineDenseOperation(int InputLength, int Units) : Operation
{
    public override ValueRange Range => ValueRange.Signed;

    public override long MultiplyAdds(Shape output) => (long)InputLength * Units;
}

/// <summary>Any value, read in canonical order, to a vector of the units.</summary>
internal sealed class CosineDenseBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? units = context.Integer("units");
        if (units is null || input.Shape is not { } shape)
            context.Forget(units is null ? null : Shape.Vector(units.Value));
        else
            context.Add(
                new CosineDenseOperation(shape.Length, units.Value),
                Shape.Vector(units.Value),
                $"CosineDense {BindingContext.Text(units.Value)}",
                [input.Node],
                Weights.Of(context, [shape.Length, units.Value], bias: null, shape.Length, units.Value));
    }
}
