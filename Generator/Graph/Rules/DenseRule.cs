namespace Unroll.Generator.Graph.Rules;

/// <summary>Fully connected: any value, read in canonical order, to a vector of the units.</summary>
internal sealed class DenseRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        int? units = context.Integer("units");
        bool bias = context.Boolean("Bias", true);
        if (units is null || input.Shape is not { } shape)
            context.Forget(units is null ? null : Shape.Vector(units.Value));
        else
            context.Add(new DenseOperation(shape.Length, units.Value, bias), Shape.Vector(units.Value), $"Dense {OperationContext.Text(units.Value)}",
                [input.Node], Weights.Of(context, [shape.Length, units.Value], bias ? units : null, shape.Length, units.Value));
    }
}
