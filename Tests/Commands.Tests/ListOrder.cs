using Xunit.Abstractions;
using Xunit.Sdk;

namespace Unroll.Commands.Tests;

/// <summary>Commands are run in the order of the list: a later one may need what an earlier one has written.</summary>
public sealed class ListOrder : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        string[] list = [.. Command.All.Select(command => command.Name)];
        return testCases.OrderBy(testCase => testCase.TestMethodArguments is [string name] ? Array.IndexOf(list, name) : -1);
    }
}
