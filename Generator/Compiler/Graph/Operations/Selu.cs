using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// It normalizes what weights of variance 1 / fan-in give it (Klambauer et al., "Self-Normalizing Neural Networks", 2017). So it is no
/// rectifier: He's rule would double that variance.
/// </summary>
internal sealed record SeluOperation : ActivationOperation
{
    /// <summary>The paper's numbers, those of PyTorch and Keras.</summary>
    public const float Alpha = 1.6732632423543772f, Scale = 1.0507009873554805f;

    public override bool FitsInTile => false;
}

/// <summary>Binds <see cref="SeluOperation"/>.</summary>
internal sealed class SeluBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new SeluOperation(), "Selu");
}
