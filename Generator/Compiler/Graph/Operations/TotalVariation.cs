using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The sum of squared or absolute differences of neighboring pixels.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Rows">Rows of the image.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Absolute">Whether differences are not squared.</param>
internal sealed record TotalVariationOperation(float Weight, int Rows, int Columns, bool Absolute) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.None;
}

/// <summary>Binds <see cref="TotalVariationOperation"/>: an image.</summary>
internal sealed class TotalVariationBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.None;

    protected override LossOperation Create(BindingContext context, float weight, Shape shape) =>
        new TotalVariationOperation(weight, shape.Height, shape.Width, context.Boolean("Absolute", false));

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values) => context.Spatial(values[0]) is not null;
}
