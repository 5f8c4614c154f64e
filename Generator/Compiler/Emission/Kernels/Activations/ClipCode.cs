using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ClipOperation"/>.</summary>
internal sealed class ClipCode : ActivationCode
{
    public override Type OperationType => typeof(ClipOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x)
    {
        var clip = (ClipOperation)operation;
        return isa.Min(isa.Splat(clip.High), isa.Max(isa.Splat(clip.Low), x));
    }

    // 0 at both ends, as PyTorch's Hardtanh.
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy)
    {
        var clip = (ClipOperation)operation;
        return isa.And(dy, isa.NotAtBounds(y, clip.Low, clip.High));
    }
}
