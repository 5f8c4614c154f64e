using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="LeakyReluOperation"/>.</summary>
internal sealed class LeakyReluCode : ActivationCode
{
    public override Type OperationType => typeof(LeakyReluOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x)
    {
        float slope = ((LeakyReluOperation)operation).Slope;
        string scaled = $"{x} * {isa.Splat(slope)}";
        return slope <= 1 ? isa.Max(scaled, x) : isa.Min(scaled, x);
    }

    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        isa.Select(isa.Greater(y, isa.Zero), dy, $"{dy} * {isa.Splat(((LeakyReluOperation)operation).Slope)}");
}
