using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The gradient of an activation's input, from its value and the value's gradient.</summary>
internal sealed record ActivationGradientFunction(ActivationOperation Operation)
    : PointwiseFunction("ActivationGradient", "The gradient of the activation's input", ["y", "dy"]);
