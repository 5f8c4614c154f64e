using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Unroll.Samples.Tests.Checkpoints;

/// <summary>A program of samples in a process of their own, which can be killed.</summary>
internal sealed class SampleProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task<string> _errors;

    public SampleProcess(string program, string[] arguments)
        : this(program, [], arguments)
    {
    }

    /// <summary>Starts a sample with some environment variables of its own.</summary>
    public SampleProcess(string program, Dictionary<string, string> variables, string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has printed, as far as it was read.</summary>
    public string Output => _output.ToString();

    /// <summary>Reads what it prints until some epochs are completed.</summary>
    /// <returns>Whether they are; false if it ended before.</returns>
    public bool WaitForEpochs(int count)
    {
        while (count > 0 && _process.StandardOutput.ReadLine() is { } line)
        {
            _output.AppendLine(line);
            if (line.StartsWith("epoch ", StringComparison.Ordinal))
                count--;
        }

        return count == 0;
    }

    /// <summary>Ends it as kill -9 does, without a chance to do anything.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as Ctrl-C and kill do, and waits until it has.</summary>
    public void Stop()
    {
        Assert.Equal(0, Signal(_process.Id, Terminate));
        WaitForSuccess();
    }

    /// <summary>Waits until it has ended; it must not fail.</summary>
    public void WaitForSuccess()
    {
        _output.Append(_process.StandardOutput.ReadToEnd());
        _process.WaitForExit();
        Assert.True(_process.ExitCode == 0, $"the sample ended with {_process.ExitCode}:\n{Output}{_errors.Result}");
    }

    /// <summary>Waits until it has ended; it must fail.</summary>
    /// <returns>What it said.</returns>
    public string WaitForFailure()
    {
        _output.Append(_process.StandardOutput.ReadToEnd());
        _process.WaitForExit();
        Assert.NotEqual(0, _process.ExitCode);
        return _errors.Result;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
