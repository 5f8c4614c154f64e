using System.Reflection;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The members of one network's generated class.</summary>
internal sealed class NetworkDriver(Assembly assembly, string name)
{
    private readonly string kernels = $"Unroll.Generated.N{SourceText.Namespace}_N{name}";
    private readonly Type type = assembly.GetType($"{name}Driver", throwOnError: true)!;

    /// <summary>Whether it computes some convolutions, or gradients of them, by Winograd's filtering.</summary>
    public bool UsesTiles => assembly.GetTypes().Where(candidate => candidate.Namespace == kernels)
        .SelectMany(candidate => candidate.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        .Any(method => method.Name.StartsWith("Winograd", StringComparison.Ordinal));

    public Func<int, Network> Create => Bind<Func<int, Network>>(nameof(Create));

    public Func<Network, NetworkSession> Open => Bind<Func<Network, NetworkSession>>(nameof(Open));

    public Action<Network, float[][], float[][]> Predict => Bind<Action<Network, float[][], float[][]>>(nameof(Predict));

    public Action<Network, float[][], float[][], int> PredictMany => Bind<Action<Network, float[][], float[][], int>>(nameof(PredictMany));

    public Action<NetworkSession, float[][], float[][], int> PredictInSession =>
        Bind<Action<NetworkSession, float[][], float[][], int>>(nameof(PredictInSession));

    public Func<Network, float[][], float[][], int, float> ComputeGradients =>
        Bind<Func<Network, float[][], float[][], int, float>>(nameof(ComputeGradients));

    public Func<Network, float[][], float[][], int, float> Evaluate =>
        Bind<Func<Network, float[][], float[][], int, float>>(nameof(Evaluate));

    private TDelegate Bind<TDelegate>(string method)
        where TDelegate : Delegate => type.GetMethod(method)!.CreateDelegate<TDelegate>();
}
