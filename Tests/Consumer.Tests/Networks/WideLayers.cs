using Unroll;

namespace Acme.Vision;

/// <summary>Dense layers of 2048: enough work for several threads to share one sample, and faster for eight samples together.</summary>
[Network]
public sealed partial class WideLayers
{
    [Input(2048)] Layer x;
    [Dense(2048), Relu] Layer hidden;
    [Dense(2048)] Layer y;
}
