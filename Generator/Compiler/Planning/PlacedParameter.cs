using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>A learned tensor and its first float in the flat buffer.</summary>
internal sealed record PlacedParameter(Parameter Parameter, int Offset);
