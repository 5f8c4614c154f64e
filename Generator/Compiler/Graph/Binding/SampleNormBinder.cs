namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds normalizations within a sample: of any value, with a scale and a shift for each channel unless told otherwise.</summary>
internal abstract class SampleNormBinder : OperationBinder
{
    public sealed override bool HasWeights => true;

    public sealed override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        bool affine = context.Boolean("Affine", true);
        Weights.CheckShared(context, "Affine", !affine);   // there is nothing to share then
        const float UsualEpsilon = 1e-5f;
        float? epsilon = context.Factor("Epsilon", UsualEpsilon, allowZero: false);

        // All that is wrong is told, so the other arguments are looked at in any case.
        (SampleNormOperation Operation, string Text)? resolved = Resolve(context, input.Shape, epsilon ?? UsualEpsilon, affine);
        if (epsilon is not null && resolved is var (operation, text) && input.Shape is { } shape)
        {
            Parameter[] parameters = affine ? [.. Weights.OfScaleShift(context, shape.Channels)] : [];
            if (affine && Weights.SharedOperation<SampleNormOperation>(context, parameters[0].Name) is { } shared)
            {
                Weights.CheckShared(context, "Epsilon", operation.Epsilon != shared.Epsilon);
                operation = operation with { Epsilon = shared.Epsilon };
            }

            context.Add(operation, shape, text, [input.Node], parameters);
        }
        else
        {
            context.Forget(input.Shape);
        }
    }

    /// <summary>The operation and how a person would write it; null after a problem.</summary>
    /// <param name="context">The operation as it is written.</param>
    /// <param name="shape">The shape of the input; null where it is unknown.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="affine">Whether there are scale and shift.</param>
    protected abstract (SampleNormOperation Operation, string Text)? Resolve(
        BindingContext context, Shape? shape, float epsilon, bool affine);
}
