"""Prints the CloudFormation template that SAM makes of the template named on the command line, as JSON. Values of parameters may follow as NAME=VALUE."""
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from cfnlint.decode import decode
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    def load(self):
        return {}


template, problems = decode(sys.argv[1])
if problems:
    sys.exit("\n".join(str(problem) for problem in problems))
template = json.loads(json.dumps(template))
for resource in template["Resources"].values():
    # What sam deploy does after uploading the build.
    if resource["Type"] == "AWS::Serverless::Function":
        resource["Properties"]["CodeUri"] = "s3://bucket/key"
print(json.dumps(transform(template, dict(pair.split("=", 1) for pair in sys.argv[2:]), NoManagedPolicies()), indent=1))
