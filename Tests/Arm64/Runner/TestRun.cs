using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Unroll.Arm64.Runner;

/// <summary>Runs tests in this process by xunit's own framework, and prints those that fail.</summary>
internal sealed class TestRun : LongLivedMarshalByRefObject, IMessageSink
{
    private readonly List<ITestCase> _found = [];
    private readonly ManualResetEventSlim _discovered = new(), _finished = new();
    private int _passed, _failed, _skipped;

    /// <summary>Runs the tests of an assembly whose full names contain one of these.</summary>
    /// <returns>0 if some passed and none failed.</returns>
    public static int Run(string assembly, string[] names)
    {
        var run = new TestRun();
        using var framework = new XunitTestFramework(run);
        var name = new AssemblyName(assembly);
        var options = new DefaultOptions();
        using ITestFrameworkDiscoverer discoverer = framework.GetDiscoverer(Reflector.Wrap(Assembly.Load(name)));
        discoverer.Find(includeSourceInformation: false, run, options);
        run._discovered.Wait();

        // Tests that start others without an instruction set need the SDK, and are about x64.
        ITestCase[] chosen =
        [
            .. run._found.Where(test => names.Any(part => test.DisplayName.Contains(part, StringComparison.Ordinal))
                && !test.DisplayName.Contains("_without(", StringComparison.Ordinal)),
        ];
        string[] unknown = [.. names.Where(part => !chosen.Any(test => test.DisplayName.Contains(part, StringComparison.Ordinal)))];
        if (unknown.Length > 0)
        {
            Console.WriteLine($"no test of {assembly} has in its name: {string.Join(", ", unknown)}");
            return 1;
        }

        using ITestFrameworkExecutor executor = framework.GetExecutor(name);
        executor.RunTests(chosen, run, options);
        run._finished.Wait();
        Console.WriteLine($"{run._passed} passed, {run._failed} failed, {run._skipped} skipped");
        return run is { _failed: 0, _passed: > 0 } ? 0 : 1;
    }

    /// <inheritdoc/>
    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage discovery: _found.Add(discovery.TestCase); break;
            case IDiscoveryCompleteMessage: _discovered.Set(); break;
            case ITestPassed: Interlocked.Increment(ref _passed); break;
            case ITestSkipped: Interlocked.Increment(ref _skipped); break;
            case ITestFailed failed:
                Interlocked.Increment(ref _failed);
                Console.WriteLine(
                    $"FAILED {failed.Test.DisplayName}\n{string.Join("\n", failed.Messages)}\n{string.Join("\n", failed.StackTraces)}");
                break;
            case ITestAssemblyFinished: _finished.Set(); break;
        }

        return true;
    }

    // xunit asks for its settings, and takes its defaults where there are none.
    private sealed class DefaultOptions : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out object? value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
