namespace Unroll.Benchmarks.Scale;

/// <summary>What connects a machine to a switch, in both directions at once.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Latency">From one process to another through the switch, in seconds: of a message without bytes.</param>
/// <param name="BytesPerSecond">What a message gets.</param>
internal sealed record Link(string Name, double Latency, double BytesPerSecond)
{
    /// <summary>Ethernet: through the system's TCP the slower two, past the system (RDMA) the fastest. 94 percent of the line are
    /// data.</summary>
    public static Link[] All { get; } =
    [
        new("1 GbE", 50e-6, 0.94 * 1e9 / 8),
        new("10 GbE", 20e-6, 0.94 * 10e9 / 8),
        new("100 GbE", 3e-6, 0.94 * 100e9 / 8),
    ];

    /// <summary>The seconds of a message.</summary>
    public double Seconds(double bytes) => Latency + (bytes / BytesPerSecond);
}
